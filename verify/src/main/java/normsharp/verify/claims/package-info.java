/** What the paper says, one class per numbered statement or group of displayed formulas. */
package normsharp.verify.claims;
