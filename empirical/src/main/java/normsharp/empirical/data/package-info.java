/**
 * The data sets of the experiments: found, compared with the published checksums, pre-processed as
 * a declared choice.
 *
 * <ul>
 *   <li>{@link normsharp.empirical.data.DataRequest}: what a configuration asks for; {@link
 *       normsharp.empirical.data.DataDirectory}: where files are looked for; {@link
 *       normsharp.empirical.data.DataSets}: loads, and says what is there.
 *   <li>{@link normsharp.empirical.data.DataSet}: training and test {@link
 *       normsharp.empirical.data.Examples} with {@link normsharp.empirical.data.Labels} or {@link
 *       normsharp.empirical.data.Values}, all float32.
 *   <li>{@link normsharp.empirical.data.DataDownload}: fetches files from their authors' addresses.
 * </ul>
 *
 * @see "Appendices G, H.1 and H.14; Table 1"
 */
package normsharp.empirical.data;
