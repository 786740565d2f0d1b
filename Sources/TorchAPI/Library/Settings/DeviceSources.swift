import PythonRuntime

/// Modules by which programs choose a device: all say that there is the processor alone.
extension PythonSource {
  static let devices: [PythonSource] = [
    PythonSource(
      module: "torch.cpu",
      text: #"""
        """The processor."""


        def is_available():
            """True."""
            return True


        def is_initialized():
            return True


        def device_count():
            """1: there is one processor."""
            return 1


        def current_device():
            return "cpu"


        def set_device(device):
            """Nothing to do."""


        def synchronize(device=None):
            """Nothing to do."""
        """#),
    PythonSource(
      module: "torch.cuda",
      text: #"""
        """Graphics processors of NVIDIA, of which there are none here."""

        _MISSING = ('Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a '
                    'driver from http://www.nvidia.com/Download/index.aspx')


        def is_available():
            """False: tensors live on the CPU."""
            return False


        def device_count():
            """0: tensors live on the CPU."""
            return 0


        def is_initialized():
            return False


        def is_bf16_supported(including_emulation=True):
            return False


        def manual_seed(seed):
            """Nothing to do."""


        def manual_seed_all(seed):
            """Nothing to do."""


        def seed():
            """Nothing to do."""


        def seed_all():
            """Nothing to do."""


        def empty_cache():
            """Nothing to do."""


        def memory_allocated(device=None):
            return 0


        def memory_reserved(device=None):
            return 0


        def max_memory_allocated(device=None):
            return 0


        def max_memory_reserved(device=None):
            return 0


        def current_device():
            raise RuntimeError(_MISSING)


        def set_device(device):
            raise RuntimeError(_MISSING)


        def get_device_name(device=None):
            raise RuntimeError(_MISSING)


        def get_device_properties(device=None):
            raise RuntimeError(_MISSING)


        def get_device_capability(device=None):
            raise RuntimeError(_MISSING)


        def synchronize(device=None):
            raise RuntimeError(_MISSING)
        """#),
    PythonSource(
      module: "torch.accelerator",
      text: #"""
        """Processors beside the CPU, of which there are none here."""


        def is_available():
            """False: tensors live on the CPU."""
            return False


        def device_count():
            return 0


        def current_accelerator(check_available=False):
            """None: there is no device but the CPU."""
            return None
        """#),
    PythonSource(module: "torch.mps", text: absentDevice),
    PythonSource(module: "torch.xpu", text: absentDevice),
    PythonSource(
      module: "torch.backends", text: #""""""Libraries and devices, and how they are to be used.""""""#),
    PythonSource(module: "torch.backends.mps", text: absentBackend + macOS),
    PythonSource(module: "torch.backends.mkl", text: absentBackend),
    PythonSource(
      module: "torch.backends.mkldnn", text: absentBackend + "\nenabled = True\ndeterministic = False\n"),
    PythonSource(module: "torch.backends.openmp", text: absentBackend),
    PythonSource(
      module: "torch.backends.cuda",
      text: #"""
        class _Matmul:
            allow_tf32 = False
            allow_fp16_reduced_precision_reduction = True
            allow_bf16_reduced_precision_reduction = True


        matmul = _Matmul()


        def is_built():
            return False
        """#),
    PythonSource(
      module: "torch.backends.cudnn",
      text: absentBackend + #"""

        enabled = True
        benchmark = False
        deterministic = False
        allow_tf32 = True


        def version():
            return None
        """#),
    PythonSource(
      module: "torch.backends.cpu",
      text: #"""
        def get_cpu_capability():
            return 'DEFAULT'
        """#),
    PythonSource(
      module: "torch.version",
      text: #"""
        import torch as _torch

        __version__ = _torch.__version__
        debug = False
        cuda = None
        hip = None
        git_version = 'Unknown'
        """#),
  ]

  /// `torch.compile`, which runs what it is given as it is.
  static let compiling = PythonSource(
    module: "torch._compile",
    text: #"""
      def compile(model=None, *, fullgraph=False, dynamic=None, backend='inductor', mode=None, options=None,
                  disable=False):
          """The function or module itself: what runs here is not compiled any further."""
          if model is None:
              return lambda model: compile(model, fullgraph=fullgraph, dynamic=dynamic, backend=backend, mode=mode,
                                           options=options, disable=disable)
          if mode is not None and options is not None:
              raise RuntimeError("Either mode or options can be specified, but both can't be specified at the same time.")
          return model
      """#)

  private static let absentDevice = #"""
    def is_available():
        """False: tensors live on the CPU."""
        return False


    def device_count():
        return 0


    def manual_seed(seed):
        """Nothing to do."""


    def empty_cache():
        """Nothing to do."""
    """#

  private static let absentBackend = #"""
    def is_available():
        """False: it is not here."""
        return False
    """#

  private static let macOS = #"""



    def is_built():
        return False


    def is_macos_or_newer(major, minor):
        return False
    """#
}
