import LessonKit

/// What an error means, in plain words, for those that learners of autograd meet.
struct ErrorExplanation {
  let meaning: String
  /// What to type instead.
  let lines: [String]

  /// The explanation of an error, given the last line of its traceback.
  static func explanation(for error: String) -> ErrorExplanation? {
    all.first { entry in entry.signs.allSatisfy { error.contains(text: $0) } }.map {
      ErrorExplanation(meaning: $0.meaning, lines: $0.lines)
    }
  }

  private struct Entry {
    /// Texts that all stand in the error.
    let signs: [String]
    let meaning: String
    let lines: [String]

    init(_ signs: String..., meaning: String, try lines: String...) {
      self.signs = signs
      self.meaning = meaning
      self.lines = lines
    }
  }

  private static let all: [Entry] = [
    Entry(
      "grad can be implicitly created only for scalar outputs",
      meaning:
        "backward() starts with the gradient 1, which only makes sense for a single number, and this tensor has "
        + "several elements. Reduce it to one number first, or say which gradient to start with.",
      try: "y.sum().backward()", "y.backward(torch.ones_like(y))"),
    Entry(
      "does not require grad and does not have a grad_fn",
      meaning: "Nothing was recorded on the way to this tensor, so there is no way back. Either no input had "
        + "requires_grad=True, or it was computed under torch.no_grad(), or detach() cut it off. "
        + "%graph NAME shows where a history ends.",
      try: "x = torch.tensor([1.0, 2.0], requires_grad=True)", "y = (x * x).sum()", "y.backward()"),
    Entry(
      "Trying to backward through the graph a second time",
      meaning:
        "A backward pass frees what the operations had saved, and this graph was used already. Compute the "
        + "result anew before each backward(), or keep the graph if you really need it twice.",
      try: "y.backward(retain_graph=True)"),
    Entry(
      "Only Tensors of floating point and complex dtype can require gradients",
      meaning:
        "A derivative asks what a tiny change does, and integers have no tiny changes. Write the numbers with a "
        + "decimal point, or convert them.",
      try: "torch.tensor([1., 2.], requires_grad=True)", "x.float().requires_grad_()"),
    Entry(
      "only Tensors of floating point dtype can require gradients",
      meaning:
        "A derivative asks what a tiny change does, and integers have no tiny changes. Write the numbers with a "
        + "decimal point, or convert them.",
      try: "torch.tensor([1., 2.], requires_grad=True)", "x.float().requires_grad_()"),
    Entry(
      "a leaf Variable that requires grad is being used in an in-place operation",
      meaning:
        "A leaf is where gradients arrive; changing it in place would make its recorded value wrong. Update it "
        + "where nothing is recorded, as training loops do, or compute a new tensor.",
      try: "with torch.no_grad():", "    w -= 0.1 * w.grad"),
    Entry(
      "has been modified by an inplace operation",
      meaning:
        "An operation had saved this tensor for its derivative, and then it was changed in place. Use the form "
        + "that makes a new tensor, or change a copy.",
      try: "y = y + 1      # instead of y += 1", "z = y.clone()"),
    Entry(
      "Can't call numpy() on Tensor that requires grad",
      meaning: "A NumPy array has no place for a history. Leave the history behind first.",
      try: "y.detach().numpy()"),
    Entry(
      "you can only change requires_grad flags of leaf variables",
      meaning:
        "The flag of a computed tensor follows from its inputs. To go on without history, take a detached tensor.",
      try: "z = y.detach()"),
    Entry(
      "One of the differentiated Tensors does not require grad",
      meaning: "torch.autograd.grad was asked for the gradient of a tensor that is not tracked.",
      try: "x.requires_grad_()", "y = (x * x).sum()", "torch.autograd.grad(y, x)"),
    Entry(
      "appears to not have been used in the graph",
      meaning:
        "The result does not depend on one of the inputs, so it has no gradient there. Check that it was computed "
        + "from that very tensor; or allow None as the answer.",
      try: "torch.autograd.grad(y, [x, z], allow_unused=True)"),
    Entry(
      "can't retain_grad on Tensor that has requires_grad=False",
      meaning: "Only a tensor that is part of a graph receives a gradient that could be kept.",
      try: "x.requires_grad_()"),
    Entry(
      "Mismatch in shape: grad_output",
      meaning:
        "The gradient that backward starts with must have the shape of the tensor that it starts from: one "
        + "weight for each element.",
      try: "y.backward(torch.ones_like(y))"),
    Entry(
      "must match the size of tensor b",
      meaning:
        "The shapes do not fit for an operation element by element: seen from the right, sizes must be equal, or "
        + "one of them 1.",
      try: "a.shape, b.shape", "a.unsqueeze(1) + b"),
    Entry(
      "mat1 and mat2 shapes cannot be multiplied",
      meaning: "In A @ B the columns of A must be as many as the rows of B.",
      try: "A.shape, B.shape", "A @ B.T"),
    Entry(
      "shape", "is invalid for input of size",
      meaning:
        "Reshaping keeps all elements: the product of the new sizes must be their number. -1 lets one size follow.",
      try: "x.numel()", "x.reshape(2, -1)"),
    Entry(
      "expected m1 and m2 to have the same dtype",
      meaning: "A matrix product needs both sides of one element type.",
      try: "a.dtype, b.dtype", "a.float() @ b.float()"),
    Entry(
      "a Tensor with", "elements cannot be converted to Scalar",
      meaning: "item() takes the number out of a tensor with exactly one element.",
      try: "y.sum().item()", "y.tolist()"),
    Entry(
      "Boolean value of Tensor with more than one value is ambiguous",
      meaning:
        "`if` and `and` need one True or False, and a comparison of tensors gives one for each element.",
      try: "if (x > 0).all():", "torch.equal(a, b)"),
    Entry(
      "result type Float can't be cast to the desired output type",
      meaning:
        "An in-place operation cannot change the element type, and an integer tensor cannot hold these numbers.",
      try: "x = x / 2      # a new tensor", "x = x.float()"),
    Entry(
      "Inference tensors cannot be saved for backward",
      meaning: "A tensor made in inference mode can never take part in a graph. Make a normal copy of it.",
      try: "y = x.clone()"),
    Entry(
      "unsupported operand type(s) for", "NoneType",
      meaning:
        "One side is None. A gradient is None until backward() has reached that leaf; functions that print return "
        + "None too.",
      try: "x.grad is None", "y.backward()"),
    Entry(
      "'NoneType' object has no attribute",
      meaning:
        "The thing before the dot is None. A gradient is None until backward() has reached that leaf; only "
        + "computed tensors have a grad_fn.",
      try: "x.grad is None", "y.backward()"),
    Entry(
      "name 'torch' is not defined", meaning: "PyTorch's names must be imported before they are used.",
      try: "import torch"),
    Entry(
      "NameError", "is not defined",
      meaning:
        "No variable, function or module of that name exists here yet: it was not made, is spelt otherwise, or "
        + "still has to be imported. %who lists your variables.",
      try: "%who"),
    Entry(
      "No module named",
      meaning:
        "There is no such module here: the prompt names those that there are. Files are not imported; %run runs "
        + "a script.", try: "import torch"),
    Entry(
      "IndexError",
      meaning: "Counting starts at 0, so the last of n elements has the number n - 1, or -1.", try: "x.shape",
      "x[-1]"),
    Entry(
      "ZeroDivisionError",
      meaning: "Python's numbers cannot be divided by zero; a tensor would give inf or nan.",
      try: "torch.tensor(1.) / 0"),
    Entry(
      "IndentationError",
      meaning: "The lines of a block start in the same column, four blanks further in than its first line.",
      try: "for i in range(3):", "    print(i)"),
    Entry(
      "AttributeError", "has no attribute",
      meaning:
        "What stands before the dot has nothing of that name. Type the name and a dot, then press Tab, to see what "
        + "it has.", try: "type(x)"),
    Entry(
      "RecursionError", meaning: "A function called itself without an end.", try: "%debug"),
  ]
}
