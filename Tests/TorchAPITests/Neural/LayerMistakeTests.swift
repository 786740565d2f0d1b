import Testing

/// What goes wrong when layers are made and called as they should not be.
struct LayerMistakeTests {
  @Test("Types are compared before shapes")
  func types() {
    #expect(
      Session.tell(
        [
          "nn.Linear(5, 4)(i)",
          "F.linear(x.double(), w, b)",
          "torch.addmm(b, i, w)",
          "torch.addmm(b.double(), x, w)",
          "nn.Conv2d(4, 5, 3)(i)",
          "nn.Conv1d(4, 5, 3)(i[0])",
          "nn.Conv1d(4, 5, 3, padding='same')(torch.ones(4, 9, dtype=torch.int64))",
          "F.layer_norm(i, (4,), torch.ones(3))",
          "F.layer_norm(x, (4,), torch.ones(4).double())",
          "F.rms_norm(i, (3,))",
          "F.rms_norm(x, (3,), torch.ones(3).double()).dtype",
          "F.rms_norm(torch.tensor(1.), (1,))",
        ],
        after: """
          from torch import nn
          i = torch.ones(2, 3, dtype=torch.int64)
          w = torch.ones(4, 5)
          b = torch.ones(4)
          """) == """
          RuntimeError mat1 and mat2 must have the same dtype, but got Long and Float
          RuntimeError mat1 and mat2 must have the same dtype, but got Double and Float
          RuntimeError mat1 and mat2 must have the same dtype, but got Long and Float
          RuntimeError self and mat2 must have the same dtype, but got Double and Float
          RuntimeError Input type (long int) and bias type (float) should be the same
          RuntimeError Input type (long int) and bias type (float) should be the same
          RuntimeError expected scalar type Long but found Float
          RuntimeError mixed dtype (CPU): all inputs must share same datatype.
          RuntimeError mixed dtype (CPU): expect parameter to have scalar type of Float
          NotImplementedError "rms_norm" not implemented for 'Long'
          torch.float32
          ValueError Input tensor must have at least 1 dimensions, but got 0

          """)
  }

  @Test("Errors of calls name the class that defines the method")
  func names() {
    #expect(
      Session.tell(
        [
          "nn.Conv2d(3, 4, 3)(x, x)",
          "nn.ConvTranspose1d(3, 4, 3)()",
          "nn.BatchNorm2d()",
          "nn.AvgPool2d()",
          "nn.FractionalMaxPool2d()",
          "nn.ZeroPad2d()",
          "nn.ReflectionPad2d(1, 2)",
          "nn.CircularPad1d(1)()",
          "[c.__name__ for c in nn.ZeroPad1d.__mro__]",
          "[c.__module__ for c in nn.BatchNorm2d.__mro__]",
        ],
        after: """
          from torch import nn
          """) == """
          TypeError Conv2d.forward() takes 2 positional arguments but 3 were given
          TypeError ConvTranspose1d.forward() missing 1 required positional argument: 'input'
          TypeError _BatchNorm.__init__() missing 1 required positional argument: 'num_features'
          TypeError AvgPool2d.__init__() missing 1 required positional argument: 'kernel_size'
          TypeError FractionalMaxPool2d.__init__() missing 1 required positional argument: 'kernel_size'
          TypeError ZeroPad2d.__init__() missing 1 required positional argument: 'padding'
          TypeError ReflectionPad2d.__init__() takes 2 positional arguments but 3 were given
          TypeError _CircularPadNd.forward() missing 1 required positional argument: 'input'
          ['ZeroPad1d', 'ConstantPad1d', '_ConstantPadNd', 'Module', 'object']
          ['torch.nn.modules.batchnorm', 'torch.nn.modules.batchnorm', 'torch.nn.modules.batchnorm', 'torch.nn.modules.module', 'builtins']

          """)
  }

  @Test("Layers check what they are given")
  func checks() {
    #expect(
      Session.tell(
        [
          "nn.Softmax('a')",
          "nn.LogSoftmax(True)",
          "nn.CircularPad2d(1)(x)",
          "nn.LSTM(3, 4)('a')",
          "nn.GRU(3, 4)(torch.zeros(0, 3))",
          "nn.LSTMCell(3, 4)(torch.ones(2, 2, 2), x)",
          "nn.LSTMCell(3, 4)(x, torch.ones(2, 4))",
          "F.glu('a')",
          "F.group_norm([1], 2)",
          "F.dropout2d('a')",
          "F.dropout2d(x[0], 0.3)",
          "F.adaptive_avg_pool2d('a', 2)",
          "nn.Embedding(3, 2)(torch.tensor([True]))",
          "nn.AdaptiveMaxPool1d(2)(x[0])",
          "F.lp_pool1d(x, 0, 1)",
          "F.threshold(x > 0, 0.5, 1)",
          "F.pairwise_distance(x)",
          "torch.adaptive_max_pool1d(torch.tensor([[1., 3., 2., 0.]]), 2)",
          "F.dropout(torch.tensor([1, 2]), 1)",
        ],
        after: """
          from torch import nn
          """) == """
          TypeError dim must be an int or None, got <class 'str'>
          TypeError dim must be an int or None, got <class 'bool'>
          ValueError expected 3D or 4D input (got 2D input)
          AttributeError 'str' object has no attribute 'dim'
          RuntimeError Expected sequence length to be larger than 0 in RNN
          ValueError LSTMCell: Expected input to be 1D or 2D, got 3D instead
          TypeError lstm_cell(): argument 'hx' (position 2) must be tuple of Tensors, not Tensor
          AttributeError 'str' object has no attribute 'dim'
          AttributeError 'list' object has no attribute 'dim'
          AttributeError 'str' object has no attribute 'dim'
          RuntimeError Feature dropout requires at least 2 dimensions in the input
          AttributeError 'str' object has no attribute 'size'
          RuntimeError Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got CPUBoolType instead (while checking arguments for embedding)
          RuntimeError Expected 2 to 3 dimensions, but got 1-dimensional tensor for argument #1 'self' (while checking arguments for adaptive_max_pool1d)
          ValueError norm_type must be a non-zero value, but got 0
          NotImplementedError "threshold_cpu" not implemented for 'Bool'
          TypeError pairwise_distance() missing 1 required positional arguments: "x2"
          (tensor([[3., 2.]]), tensor([[1, 2]]))
          tensor([0, 0])

          """)
  }

  @Test("Batches of nothing are scaled by the first parameters")
  func emptyBatches() {
    #expect(
      Session.tell(
        [
          "nn.BatchNorm1d(3)(torch.zeros(0, 3))",
          "nn.BatchNorm1d(3)(torch.zeros(0, 5))",
        ],
        after: """
          from torch import nn
          """) == """
          tensor([], size=(0, 3), grad_fn=<AddBackward0>)
          tensor([], size=(0, 5), grad_fn=<AddBackward0>)

          """)
  }

  @Test("Amounts of padding are checked as PyTorch does")
  func padding() {
    #expect(
      Session.tell(
        [
          "F.pad(x, (1, 1, 1, 1, 1, 1), mode='reflect')",
          "F.pad(x, (1,), mode='circular')",
          "F.pad(x[None], (1, 1, 2, 2), mode='reflect')",
          "F.pad(torch.ones(0, 5), (1, 1), mode='replicate')",
          "F.pad(x, (-2, -2), mode='replicate')",
          "F.pad(x[None], (1, 1, -2, 0), mode='reflect')",
          "F.pad(x[None], (-3, 0), mode='circular')",
          "F.pad(torch.ones(1, 1, 3), (10**11, 0), mode='replicate')",
          "F.pad(x[None], (1, 4), mode='circular')",
        ]) == """
          RuntimeError Padding length should be less than or equal to two times the input dimension but got padding length 6 and input of dimension 2
          RuntimeError Padding length must be divisible by 2
          RuntimeError Argument #6: Padding size should be less than the corresponding input dimension, but got: padding (2, 2) at dimension 1 of input [1, 2, 3]
          RuntimeError Expected 2D or 3D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: [0, 5]
          RuntimeError input (W: 3) is too small. Calculated output W: -1
          RuntimeError Calculated output H: 0 W: 5 must be >= 1 in every dimension (input H: 2, W: 3)
          tensor([], size=(1, 2, 0))
          RuntimeError [enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 400000000012 bytes. Error code 12 (Cannot allocate memory)
          RuntimeError Padding value causes wrapping around more than once.

          """)
  }
}
