/** Results as JSON documents. */
package normsharp.reports.json;
