import Testing

/// The lines by which programs choose a device.
struct DeviceModuleTests {
  @Test("programs that look for a device find the CPU")
  func choice() {
    #expect(
      Session.run(
        """
        print("cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu")
        print(torch.accelerator.current_accelerator().type if torch.accelerator.is_available() else "cpu")
        torch.backends.cudnn.deterministic = True
        torch.backends.cudnn.benchmark = False
        torch.cuda.manual_seed_all(0)
        torch.cuda.empty_cache()
        print(torch.cuda.device_count(), torch.mps.is_available(), torch.xpu.is_available(), torch.cuda.memory_allocated())
        import torch.backends.cudnn as cudnn
        print(cudnn.deterministic)
        torch.cuda.current_device()
        """) == """
          cpu
          cpu
          0 False False 0
          True
          !! RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver from http://www.nvidia.com/Download/index.aspx

          """)
  }

  @Test("torch.compile runs the same code")
  func compile() {
    #expect(
      Session.run(
        """
        import torch.nn as nn
        model = torch.compile(nn.Linear(1, 1))
        print(model(torch.zeros(1, 1)).shape)

        @torch.compile
        def double(x):
            return x * 2

        @torch.compile(fullgraph=True, mode="reduce-overhead")
        def half(x):
            return x / 2

        print(double(torch.ones(2)), half(torch.ones(2)))
        print(nn.Module().forward)
        nn.Module()(1)
        """) == """
          torch.Size([1, 1])
          tensor([2., 2.]) tensor([0.5000, 0.5000])
          <bound method _forward_unimplemented of Module()>
          !! NotImplementedError: Module [Module] is missing the required "forward" function

          """)
  }
}
