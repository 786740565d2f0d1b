import Testing

/// The classes of results with named parts.
struct ReturnTypeTests {
  @Test func `the classes make results of sequences`() {
    let text = Session.run(
      #"""
      R = torch.return_types
      attempt(lambda: R.sort((1, 2)))
      attempt(lambda: (R.linalg_svd([1, 2, 3]).Vh))
      attempt(lambda: R.max(sequence=[1, 2], dict={}))
      attempt(lambda: R.max())
      attempt(lambda: R.max(3))
      attempt(lambda: R.max([1]))
      attempt(lambda: R.max([1, 2], 3))
      attempt(lambda: R.max([1, 2]).__reduce__())
      attempt(lambda: (R.max.n_fields, R.max.n_sequence_fields, R.max.n_unnamed_fields, R.max.__match_args__))
      """#)
    #expect(
      text == #"""
        torch.return_types.sort(
        values=1,
        indices=2)
        3
        torch.return_types.max(
        values=1,
        indices=2)
        TypeError structseq() missing required argument 'sequence' (pos 1)
        TypeError constructor requires a sequence
        TypeError torch.return_types.max() takes a 2-sequence (1-sequence given)
        TypeError torch.return_types.max() takes a dict as second arg, if any
        (<class 'torch.return_types.max'>, ((1, 2), {}))
        (2, 2, 0, ('values', 'indices'))

        """#)
  }

  @Test func `results are of the classes`() {
    let text = Session.run(
      #"""
      R = torch.return_types
      x = torch.tensor([[1., 2.], [3., 4.]])
      print(isinstance(torch.max(x, 1), R.max), type(torch.sort(x)) is R.sort, R.topk in R.all_return_types)
      print(hasattr(R.max, "_fields"), torch.max(x, 1).values.shape, R.max([1, 2]) == (1, 2))
      print(torch.utils._pytree.tree_map(lambda t: t * 2, torch.max(x, 1)))
      """#)
    #expect(
      text == #"""
        True True True
        False torch.Size([2]) True
        torch.return_types.max(
        values=tensor([4., 8.]),
        indices=tensor([2, 2]))

        """#)
  }
}
