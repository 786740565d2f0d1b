import Testing

@testable import TorchAPI

struct EmbeddingTests {
  @Test("a weight that is no matrix cannot be shortened")
  func shapeOfWeight() {
    #expect(
      Session.run(
        """
        import torch.nn.functional as F
        for shape in ((), (3,)):
            try:
                F.embedding(torch.tensor([0]), torch.ones(shape), max_norm=1.0)
            except RuntimeError as e:
                print(e)
        """) == """
          Expected 2-dimensional tensor, but got 0-dimensional tensor for argument #1 'self' (while checking arguments for embedding_renorm_)
          Expected 2-dimensional tensor, but got 1-dimensional tensor for argument #1 'self' (while checking arguments for embedding_renorm_)

          """)
  }
}
