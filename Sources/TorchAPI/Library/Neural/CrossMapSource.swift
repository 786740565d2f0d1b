import PythonRuntime

extension PythonSource {
  /// The normalization across neighbouring channels that is written as a function with its own backward.
  static let crossMapLayers = PythonSource(
    module: "torch.nn.modules._functions",
    text: #"""
      import torch
      from torch.autograd.function import Function


      class CrossMapLRN2d(Function):
          @staticmethod
          def forward(ctx, input, size, alpha=1e-4, beta=0.75, k=1):
              if input.dim() != 4:
                  raise ValueError(f'CrossMapLRN2d: Expected input to be 4D, got {input.dim()}D instead.')
              channels = input.size(1)
              square = input.pow(2)
              reach = int((size - 1) / 2 + 1)
              # The sums over a window of channels that moves on by one.
              scale = torch.empty_like(input)
              running = torch.zeros_like(square[:, 0])
              for channel in range(min(reach, channels)):
                  running += square[:, channel]
              scale[:, 0] = running
              for channel in range(1, channels):
                  if channel < channels - reach + 1:
                      running += square[:, channel + reach - 1]
                  if channel > reach:
                      running -= square[:, channel - reach]
                  scale[:, channel] = running
              scale.mul_(alpha / size).add_(k)
              output = scale.pow(-beta).mul_(input)
              ctx.size, ctx.alpha, ctx.beta, ctx.k, ctx.scale = size, alpha, beta, k, scale
              ctx.save_for_backward(input, output)
              return output

          @staticmethod
          def backward(ctx, grad_output):
              input, output = ctx.saved_tensors
              size, channels = ctx.size, input.size(1)
              factor = 2 * ctx.alpha * ctx.beta / size
              start = int(size - (size - 1) / 2)
              grad_input = ctx.scale.pow(-ctx.beta).mul_(grad_output)
              ratios = input.new_zeros(channels + size - 1, *input.shape[2:])
              for number in range(input.size(0)):
                  center = ratios.narrow(0, start, channels)
                  torch.mul(grad_output[number], output[number], out=center)
                  center.div_(ctx.scale[number])
                  total = ratios.narrow(0, 0, size - 1).sum(0)
                  for channel in range(channels):
                      total += ratios[channel + size - 1]
                      grad_input[number][channel].addcmul_(input[number][channel], total, value=-factor)
                      total -= ratios[channel]
              return grad_input, None, None, None, None
      """#)
}
