import Testing

/// What the functions of `torch.nn.functional` say of arguments that cannot be.
struct FunctionalMisuseTests {
  @Test("Pooling names its sizes as its kernels do")
  func pooling() {
    #expect(
      Session.tell([
        "F.max_pool2d(x[None], 2, dilation=0)",
        "F.max_pool3d(x[None, None], 1, dilation=0)",
        "F.max_pool1d(x, 5)",
        "F.max_pool1d(x, 5, return_indices=True)",
        "F.avg_pool1d(x, 5)",
        "F.max_pool2d(x[None], 0)",
        "F.avg_pool1d(x, 0)",
        "F.adaptive_avg_pool2d(x[None], -1)",
        "F.adaptive_avg_pool3d(x[None, None], -1)",
        "F.adaptive_max_pool1d(x, -1)",
        "F.max_unpool1d(x, torch.tensor([0, 2]), 2)",
        "F.max_unpool2d(x[None], torch.full((1, 2, 3), 100), 2)",
        "F.max_pool2d(x)",
        "F.max_pool2d(x, 2, foo=1)",
      ]) == """
        RuntimeError dilation should be greater than zero, but got dilationH: 0 dilationW: 0
        RuntimeError dilation should be greater than zero, but got dilationT: 0 dilationH: 0 dilationW: 0
        RuntimeError max_pool1d() Invalid computed output size: 0
        RuntimeError Given input size: (2x1x3). Calculated output size: (2x1x0). Output size is too small
        RuntimeError Given input size: (2x1x3). Calculated output size: (2x1x0). Output size is too small
        RuntimeError stride should not be zero
        RuntimeError stride should not be zero
        RuntimeError adaptive_avg_pool2d: elements of output_size must be greater than or equal to 0 but received {-1, -1}
        RuntimeError adaptive_avg_pool3d: elements of output_size must be greater than or equal to 0 but received {-1, -1,-1}
        RuntimeError Trying to create tensor with negative dimension -1: [2, 1, -1]
        RuntimeError Expected shape of indices to be same as that of the input tensor ([2, 3, 1]) but got indices tensor with shape: [2, 1]
        RuntimeError Found an invalid max index: 100 (output volumes are of size 4x6)
        TypeError _max_pool2d() missing 1 required positional argument: 'kernel_size'
        TypeError _max_pool2d() got an unexpected keyword argument 'foo'

        """)
  }

  @Test("Maxima are pooled of integers too, save in rows")
  func integers() {
    #expect(
      Session.tell([
        "F.max_pool2d(torch.arange(16).reshape(1, 4, 4), 2)",
        "F.max_pool1d(torch.ones(1, 4, dtype=torch.long), 2)",
        "F.adaptive_max_pool2d(torch.ones(1, 4, 4, dtype=torch.long), 2)",
      ]) == """
        tensor([[[ 5,  7],
                 [13, 15]]])
        NotImplementedError "max_pool1d_impl" not implemented for 'Long'
        NotImplementedError "adaptive_max_pool2d" not implemented for 'Long'

        """)
  }

  @Test("Convolutions tell what was given for each dimension")
  func convolution() {
    #expect(
      Session.tell([
        "F.conv1d(x, torch.ones(1, 2, 2), dilation=0)",
        "F.conv2d(x[None], torch.ones(1, 1, 2, 2), dilation=(0, 1))",
        "F.conv_transpose2d(x[None], torch.ones(1, 1, 2, 2), dilation=0)",
        "F.conv2d(x[None], torch.ones(1, 1, 2))",
        "F.conv1d(x, torch.ones(1, 1, 2, 2))",
        "F.conv_transpose1d(x, torch.ones(2, 1, 2), output_padding=1)",
        "F.conv_transpose3d(x[None, None], torch.ones(1, 1, 2, 2, 1), output_padding=1)",
      ]) == """
        RuntimeError dilation should be greater than zero, but got [1, 0]
        RuntimeError dilation should be greater than zero, but got [0, 1]
        RuntimeError dilation should be greater than zero, but got dilation_height: 0, dilation_width: 0
        RuntimeError expected stride to be a single integer value or a list of 1 values to match the convolution dimensions, but got stride=[1, 1]
        RuntimeError Expected 4-dimensional input for 4-dimensional weight [1, 1, 2, 2], but got 3-dimensional input of size [1, 2, 3] instead
        RuntimeError output padding must be smaller than either stride or dilation, but got output_padding_height: 0 output_padding_width: 1 stride_height: 1 stride_width: 1 dilation_height: 1 dilation_width: 1
        RuntimeError output padding must be smaller than either stride or dilation, but got output_padding_depth: 1 output_padding_height: 1 output_padding_width: 1 stride_depth: 1 stride_height: 1 stride_width: 1 dilation_depth: 1 dilation_height: 1 dilation_width: 1

        """)
  }

  @Test("Windows are counted below none")
  func windows() {
    #expect(
      Session.tell([
        "F.unfold(torch.ones(1, 1, 3, 3), 5)",
        "F.unfold(torch.ones(1, 1, 3, 3), 9, stride=2)",
        "F.unfold(x, 2)",
        "F.unfold(torch.ones(2, 0, 3), 2)",
        "F.unfold(x[None], 0)",
        "F.unfold(x[None], 2, padding=-1)",
        "F.unfold(x[None], 2, stride=0)",
      ]) == """
        RuntimeError Given input with spatial size (3, 3), kernel_size=(5, 5), dilation=(1, 1), padding=(0, 0), calculated shape of the array of sliding blocks as (-1, -1), but its components must be at least one.
        RuntimeError Given input with spatial size (3, 3), kernel_size=(9, 9), dilation=(1, 1), padding=(0, 0), calculated shape of the array of sliding blocks as (-2, -2), but its components must be at least one.
        IndexError Dimension out of range (expected to be in range of [-2, 1], but got 2)
        RuntimeError Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: [2, 0, 3]
        RuntimeError kernel size should be greater than zero, but got kernel_height: 0 kernel_width: 0
        RuntimeError padding should be non-negative, but got pad_height: -1 pad_width: -1
        RuntimeError stride should be greater than zero, but got stride_height: 0 stride_width: 0

        """)
  }

  @Test("Resizing compares spaces before it looks at the mode")
  func resizing() {
    #expect(
      Session.tell([
        "F.interpolate(x)",
        "F.interpolate(x, 2, 2)",
        "F.interpolate(x, (2, 2))",
        "F.interpolate(x[None], (2, 2), mode='foo')",
        "F.interpolate(x[None, None], [2])",
        "F.interpolate(x[None], scale_factor=(2, 2.0))",
        "F.interpolate(x[None], size=0)",
        "F.interpolate(x[None, None], size=(0, 1))",
        "F.interpolate(x[None], scale_factor=-1)",
        "F.interpolate(x[None], 2, mode='bicubic')",
        "F.interpolate(x[None], size=3, recompute_scale_factor=True)",
        "F.interpolate(3)",
      ]) == """
        ValueError either size or scale_factor should be defined
        ValueError only one of size or scale_factor should be defined
        ValueError Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of [] and output size of (2, 2). Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.
        ValueError Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of [3] and output size of (2, 2). Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.
        ValueError Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of [2, 3] and output size of [2]. Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.
        ValueError Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of [3] and scale_factor of shape (2, 2.0). Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.
        RuntimeError Input and output sizes should be greater than 0, but got input (W: 3) and output (W: 0)
        RuntimeError Input and output sizes should be greater than 0, but got input (H: 2, W: 3) output (H: 0, W: 1)
        RuntimeError Input and output sizes should be greater than 0, but got input (W: 3) and output (W: -3)
        NotImplementedError Input Error: Only 3D, 4D and 5D input Tensors supported (got 3D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got bicubic)
        ValueError recompute_scale_factor is not meaningful with an explicit size.
        AttributeError 'int' object has no attribute 'dim'

        """)
  }

  @Test("Weights of losses have the input's size")
  func weights() {
    #expect(
      Session.tell([
        "F.mse_loss(x, x, weight=torch.ones(3))",
        "F.l1_loss(x, x, weight=torch.ones(3))",
        "F.huber_loss(x, x, weight=torch.ones(3))",
        "F.mse_loss(x, x, weight=x)",
      ]) == """
        ValueError Weights and input must have the same size.
        ValueError Weights and input must have the same size.
        ValueError Weights and input must have the same size.
        tensor(0.)

        """)
  }

  @Test("Losses look at their targets")
  func targets() {
    #expect(
      Session.tell([
        "F.cross_entropy(torch.ones(3), torch.ones(4))",
        "F.cross_entropy(torch.ones(3), torch.tensor([1, 2]))",
        "F.cosine_embedding_loss(x, x[0], torch.ones(2))",
        "F.cosine_embedding_loss(x[0], x, torch.tensor(1.0))",
        "F.kl_div(3, x)",
        "F.poisson_nll_loss(x, 3)",
        "F.hinge_embedding_loss(x, 3)",
        "F.triplet_margin_loss(x, x, 3)",
      ]) == """
        RuntimeError expected target dtype to be Long or Byte, but got Float
        ValueError For 1D input, 1D target must have size 1, but got target size: 2
        RuntimeError 1D target tensor expects 2D input tensors, but found inputs with sizes [2, 3] and [3].
        RuntimeError 0D target tensor expects 1D input tensors, but found inputs with sizes [3] and [2, 3].
        TypeError kl_div(): argument 'input' (position 1) must be Tensor, not int
        TypeError poisson_nll_loss(): argument 'target' (position 2) must be Tensor, not int
        TypeError hinge_embedding_loss(): argument 'target' (position 2) must be Tensor, not int
        TypeError triplet_margin_loss(): argument 'negative' (position 3) must be Tensor, not int

        """)
  }

  @Test("A flag that a kernel gets must be one")
  func flags() {
    #expect(
      Session.tell([
        "F.dropout(x, 0.5, 'a')",
        "F.dropout(x, 0.5, None)",
        "F.alpha_dropout(x, 0.5, 1)",
        "F.dropout2d(x, 0.5, 'a')",
      ]) == """
        TypeError dropout(): argument 'train' (position 3) must be bool, not str
        TypeError dropout(): argument 'train' (position 3) must be bool, not NoneType
        TypeError alpha_dropout(): argument 'train' (position 3) must be bool, not int
        TypeError feature_dropout(): argument 'train' (position 3) must be bool, not str

        """)
  }

  @Test("Softmax speaks of its method's arguments")
  func methods() {
    #expect(
      Session.tell([
        "F.softmax(x, dim='a')",
        "F.softmin(x, 'a')",
        "F.softmax(x, 1, dtype=3)",
        "F.threshold(x, 1)",
        "F.threshold(x)",
      ]) == """
        TypeError softmax(): argument 'dim' (position 1) must be int, not str
        TypeError softmax(): argument 'dim' (position 1) must be int, not str
        TypeError softmax(): argument 'dtype' must be torch.dtype, not int
        TypeError _threshold() missing 1 required positional argument: 'value'
        TypeError _threshold() missing 2 required positional arguments: 'threshold' and 'value'

        """)
  }

  @Test("Classes are marked where they fit")
  func marks() {
    #expect(
      Session.tell([
        "F.one_hot(torch.tensor([0, 2]), 0)",
        "F.one_hot(torch.tensor([0, 2]), 'a')",
        "F.one_hot(torch.tensor([0, 2]), 2.5)",
        "F.one_hot(3)",
      ]) == """
        RuntimeError Class values must be smaller than num_classes.
        TypeError one_hot(): argument 'num_classes' (position 2) must be int, not str
        TypeError one_hot(): argument 'num_classes' (position 2) must be int, not float
        TypeError one_hot(): argument 'input' (position 1) must be Tensor, not int

        """)
  }

  @Test("Pooling refuses steps of no size, then kernels and steps below one")
  func poolingSizes() {
    #expect(
      Session.tell([
        "F.max_pool2d(x[None], 0, 1)",
        "F.max_pool2d(x[None], (2, 0), 1)",
        "F.max_pool2d(x[None], 2, -1)",
        "F.max_pool2d(x[None], 0, 0)",
        "F.avg_pool1d(x, 0, 1)",
        "F.avg_pool1d(x, 2, -1)",
        "F.avg_pool3d(x[None, None], 0)",
        "F.avg_pool3d(x[None, None], -1)",
        "F.avg_pool3d(x[None, None], (2, 2))",
        "F.avg_pool3d(x[None, None], 2, (2, 2))",
        "F.avg_pool2d(x[None], 2, (1, 2, 3))",
        "F.max_pool2d(x[None], 2, dilation=(1, 2, 3))",
      ]) == """
        RuntimeError kernel size should be greater than zero, but got kH: 0 kW: 0
        RuntimeError kernel size should be greater than zero, but got kH: 2 kW: 0
        RuntimeError stride should be greater than zero, but got dH: -1 dW: -1
        RuntimeError stride should not be zero
        RuntimeError kernel size should be greater than zero, but got kH: 1 kW: 0
        RuntimeError stride should be greater than zero, but got dH: 1 dW: -1
        RuntimeError stride should not be zero
        RuntimeError kernel size should be greater than zero, but got kT: -1 kH: -1 kW: -1
        RuntimeError avg_pool3d: kernel_size must be a single int, or a tuple of three ints
        RuntimeError avg_pool3d: stride must be omitted, a single int, or a tuple of three ints
        RuntimeError avg_pool2d: stride must either be omitted, a single int, or a tuple of two ints
        RuntimeError max_pool2d: dilation must be either a single int, or a tuple of two ints

        """)
  }

  @Test("Cells name the hidden state of a wrong rank, and a layer without features is refused")
  func cells() {
    #expect(
      Session.tell([
        "torch.nn.GRUCell(2, 3)(torch.ones(2), torch.ones(1, 3))",
        "torch.nn.RNNCell(2, 3)(torch.ones(1, 2), torch.ones(3))",
        "torch.nn.Bilinear(0, 2, 3)",
        "torch.nn.Bilinear(-1, 2, 3)",
      ]) == """
        RuntimeError Expected 2D hidden0 (batch x hidden_size), but got 3D tensor
        RuntimeError Expected 2D hidden0 (batch x hidden_size), but got 1D tensor
        ValueError in1_features must be > 0, but got (in1_features=0)
        RuntimeError Trying to create tensor with negative dimension -1: [3, -1, 2]

        """)
  }

  @Test("Results go to tensors alone, and scattered extrema have short names")
  func outAndReduction() {
    #expect(
      Session.tell([
        "torch.zeros(2, out=1)",
        "torch.exp(x, out=1)",
        "torch.stack([x], out='a')",
        "torch.set_num_threads(0)",
        "torch.zeros(3).scatter_reduce(0, torch.tensor([0, 0]), torch.tensor([2., 5.]), reduce='max')",
        "torch.ones(3).scatter_reduce(0, torch.tensor([0, 0]), torch.tensor([2., 5.]), reduce='min')",
      ]) == """
        TypeError zeros(): argument 'out' must be Tensor, not int
        TypeError exp(): argument 'out' must be Tensor, not int
        TypeError stack(): argument 'out' must be Tensor, not str
        RuntimeError set_num_threads expects a positive integer
        tensor([5., 0., 0.])
        tensor([1., 1., 1.])

        """)
  }

  @Test("Layers tell which size is wrong")
  func layers() {
    #expect(
      Session.tell([
        "F.group_norm(x, -1)",
        "F.local_response_norm(x[None], 0)",
        "F.local_response_norm(torch.ones(1, 2, 3, 4), 0)",
        "F.glu(torch.tensor(1.0))",
        "F.bilinear(x, x, torch.ones(1, 3, 3), torch.ones(2))",
        "F.bilinear(x, x, torch.ones(3, 3))",
        "F.grid_sample(x, x, align_corners=False)",
      ]) == """
        RuntimeError Expected num groups to be greater than 0, got -1
        RuntimeError kernel size should be greater than zero, but got kH: 0 kW: 1
        RuntimeError kernel size should be greater than zero, but got kT: 0 kH: 1 kW: 1
        RuntimeError glu does not support scalars because halving size must be even
        RuntimeError bilinear(): bias size does not match weight size: got 2 but expected 1
        IndexError Dimension out of range (expected to be in range of [-2, 1], but got 2)
        RuntimeError grid_sampler(): expected grid to have size 0 in last dimension, but got grid with sizes [2, 3]

        """)
  }
}
