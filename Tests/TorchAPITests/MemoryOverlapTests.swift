import Testing

/// Results that would be written to memory which is being read.
struct MemoryOverlapTests {
  @Test("what shares a part of the memory of its result is refused")
  func overlap() {
    #expect(
      Session.run(
        #"""
        v = torch.arange(6.)
        attempt(lambda: torch.add(v[:-1], 1, out=v[1:]))
        attempt(lambda: torch.sin(v[:-1], out=v[1:]))
        attempt(lambda: torch.cat([v[:3]], out=v[1:4]))
        attempt(lambda: v[1:].lerp_(v[:-1], .5))
        attempt(lambda: v.scatter_(0, torch.tensor([0, 1]), v[1:3]))
        attempt(lambda: v.index_add_(0, torch.tensor([0, 1]), v[1:3]))
        print(v, torch.add(v, 1, out=v), v.mul_(v))
        """#) == #"""
          RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
          RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
          RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
          RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
          RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
          RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
          tensor([ 1.,  4.,  9., 16., 25., 36.]) tensor([ 1.,  4.,  9., 16., 25., 36.]) tensor([ 1.,  4.,  9., 16., 25., 36.])

          """#)
  }
}
