/// Arithmetic over arrays: every kernel takes any strides and broadcasts, and knows no gradient.
public enum Kernels {}
