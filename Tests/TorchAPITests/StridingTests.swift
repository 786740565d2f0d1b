import Testing

@testable import TorchAPI

struct StridingTests {
  @Test("a write that reads its own memory in another order is refused")
  func overlap() {
    #expect(
      Session.run(
        """
        a = torch.zeros(2, 2)
        for write in (lambda: a.mul_(a.t()), lambda: a.add_(a.t()), lambda: a.add_(a.t(), alpha=2)):
            try:
                write()
            except RuntimeError as e:
                print(str(e)[:21])
        """) == """
          unsupported operation
          unsupported operation
          unsupported operation

          """)
  }

  @Test("an empty tensor far behind its memory can be read, and taken apart as far as places have numbers")
  func emptyFarAway() {
    #expect(
      Session.run(
        """
        v = torch.zeros(4).as_strided((1, 0), (3, 1), 2**63 - 1)
        print(v + 1, v.sum(), v[0].storage_offset(), v.tolist())
        v[5:]
        """) == """
          tensor([], size=(1, 0)) tensor(0.) 9223372036854775807 [[]]
          !! RuntimeError: Tensor: invalid storage offset -9223372036854775806

          """)
  }

  @Test("a layer over endless rows of nothing is done at once")
  func emptyRows() {
    #expect(
      Session.show(
        "torch.nn.functional.linear(torch.zeros(10**12, 0), torch.zeros(0, 0), torch.zeros(0)).shape")
        == "torch.Size([1000000000000, 0])")
  }

  @Test("softmax gives rows that lie one after another, whatever it is given")
  func softmaxRows() {
    #expect(
      Session.run(
        """
        x = torch.arange(6.).view(3, 2).T
        print(x.softmax(0).stride(), x.log_softmax(-1).stride(), x.exp().stride())
        """) == "(3, 1) (3, 1) (1, 2)\n")
  }

  @Test("strides that do not fit or start before the memory are errors")
  func refused() {
    #expect(
      Session.run(
        """
        t = torch.full((4, 4), 2.)[2]
        for arguments in (((1, 4, 3), (2, 2, 2, 1), -2**63), ((1, 4), (2, 2), -2**63), ((1, 4), (2, 2), -1)):
            try:
                t.as_strided(*arguments)
            except RuntimeError as e:
                print(e)
        """) == """
          mismatch in length of strides and shape
          Tensor: invalid storage offset -9223372036854775808
          Tensor: invalid storage offset -1

          """)
  }
}
