package normsharp.empirical.engine;

/** How an engine advances K copies of a model. */
public enum Batching {
  /** One copy after another; each uses all threads. Pays where one copy fills the processor. */
  ONE_BY_ONE,
  /** All copies in one batched tensor program. Pays where one copy leaves the device idle. */
  TOGETHER
}
