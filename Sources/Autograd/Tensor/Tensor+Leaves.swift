package import TensorCore

/// Leaves: which tensors want gradients, and cutting tensors out of the graph.
extension Tensor {
  /// Sets whether this leaf wants a gradient.
  ///
  /// Throws for a tensor that is no leaf, or whose type has no gradient; the caller words the latter.
  package func setRequiresGrad(_ wanted: Bool, typeMessage: String) throws(TensorError) {
    if !isLeaf {
      if wanted { return }
      throw TensorError(
        .runtimeError,
        "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
          + "subgraph that doesn't require differentiation use var_no_grad = var.detach().")
    }
    if wanted && !scalarType.isDifferentiable { throw TensorError(.runtimeError, typeMessage) }
    if wanted && isInference && !InferenceMode.isEnabled {
      throw TensorError(
        .runtimeError, "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.")
    }
    if isInference { isMarkedInInference = wanted } else { leafRequiresGrad = wanted }
  }

  /// A tensor with the same memory and no history; writes to either are seen, and counted, by both.
  ///
  /// - Parameter shown: The memory as the tensor shows it, if not as this one does.
  package func detached(showing shown: NDArray? = nil) -> Tensor {
    let result = Tensor(shown ?? array)
    result.isInference = isInference
    if extras != nil { result.pendingBits = pendingBits }
    if let counter = extras?.versionCounter {
      result.ensureExtras().versionCounter = counter
    } else if isInference && !InferenceMode.isEnabled {
      result.ensureExtras().versionCounter = VersionCounter()
    }
    return result
  }

  /// A tensor with the same memory, no history, and a count of writes of its own: what `.data` gives.
  package func withoutHistory() -> Tensor {
    let result = Tensor(array)
    result.isInference = isInference
    result.countWritesAlone()
    return result
  }

  /// Gives this tensor a count of writes that others with the same memory have no part in.
  func countWritesAlone() { ensureExtras().versionCounter = VersionCounter() }

  /// Forgets this tensor's history.
  ///
  /// Throws for a view, whose history is its base's.
  package func detachInPlace() throws(TensorError) {
    if view != nil {
      throw TensorError(
        .runtimeError,
        "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for "
          + "training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence "
          + "detach_() cannot be called on these gradients. To fix this error, please refer to the "
          + "Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.")
    }
    if requiresGrad { ensureExtras().detachment = SequenceNumber.next() }
    tangents = nil
    recordedGradFn = nil
    outputNumber = 0
    leafRequiresGrad = false
  }

  /// Replaces the values by another tensor's memory, as assigning to `.data` does.
  package func replaceData(with other: Tensor) {
    if other.scalarType != scalarType { forgetAccumulator() }
    // The count of writes goes on, also that of views of the old memory.
    let extras = ensureExtras()
    // Writes to inference tensors stay uncounted.
    if extras.versionCounter == nil && !isInference {
      extras.versionCounter = VersionCounter(of: array.storage)
    }
    if other.scalarType != scalarType || other.shape != shape { extras.replacement = SequenceNumber.next() }
    array = other.array
  }

  // MARK: Keeping the gradients of other tensors

  package var retainsGrad: Bool { extras?.retainsGrad ?? false }

  /// Makes backward passes store this tensor's gradient though it is no leaf.
  package func retainGrad() throws(TensorError) {
    if !requiresGrad {
      throw TensorError(.runtimeError, "can't retain_grad on Tensor that has requires_grad=False")
    }
    guard let node = gradFn, !retainsGrad else { return }
    ensureExtras().retainsGrad = true
    node.ensureHooks().retaining.append((outputNumber, WeakTensor(tensor: self)))
  }

  /// Keeps a promise to retain the gradient when the tensor's history moves to another node.
  func moveRetainedGradient(to node: Node, outputNumber: Int32 = 0) {
    guard retainsGrad else { return }
    recordedGradFn?.hooks?.retaining.removeAll { $0.tensor.tensor === self }
    node.ensureHooks().retaining.append((outputNumber, WeakTensor(tensor: self)))
  }
}
