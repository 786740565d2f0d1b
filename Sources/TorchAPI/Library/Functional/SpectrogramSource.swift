import PythonRuntime

extension PythonSource {
  /// Spectra of overlapping pieces of a signal, and the way back.
  static let spectrograms = PythonSource(
    module: "torch._spectrograms",
    text: #"""
      import torch
      from torch.nn import functional as F


      def stft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode='reflect',
               normalized=False, onesided=None, return_complex=None, align_to_window=None):
          """The spectra of overlapping pieces of a signal."""
          if center:
              if align_to_window is not None:
                  raise RuntimeError('stft align_to_window should only be set when center = false')
              lead = [1] * (3 - input.dim())
              side = n_fft // 2
              padded = F.pad(input.view(lead + list(input.shape)), [side, side], pad_mode)
              input = padded.view(padded.shape[-input.dim():])
          hop = n_fft // 4 if hop_length is None else hop_length
          width = n_fft if win_length is None else win_length

          def refuse(reason):
              shape = ', '.join(str(size) for size in input.shape)
              shown = 'None' if window is None else f'{window.type()}{{{list(window.shape)}}}'
              raise kind(
                  f'stft({input.type()}[{shape}], n_fft={n_fft}, hop_length={hop}, win_length={width}, '
                  f'window={shown}, normalized={int(normalized)}, '
                  f'onesided={"None" if onesided is None else int(onesided)}, '
                  f'return_complex={"None" if return_complex is None else int(return_complex)}, '
                  f'align_to_window={align_to_window}) : {reason}')

          kind = NotImplementedError
          if not (input.is_floating_point() or input.is_complex()):
              refuse('expected a tensor of floating point or complex values')
          kind = RuntimeError
          if input.dim() not in (1, 2):
              refuse('expected a 1D or 2D tensor')
          if n_fft <= 0 or n_fft > input.shape[-1]:
              refuse(f'expected 0 < n_fft < {input.shape[-1]}, but got n_fft={n_fft}')
          if hop <= 0:
              refuse(f'expected hop_length > 0, but got hop_length={hop}')
          if width <= 0 or width > n_fft:
              refuse(f'expected 0 < win_length <= n_fft, but got win_length={width}')
          if window is not None and (window.dim() != 1 or window.shape[0] != width):
              refuse(f'expected a 1D window tensor of size equal to win_length={width}, but got window with size '
                     f'{list(window.shape)}')
          is_complex = input.is_complex() or window is not None and window.is_complex()
          if return_complex is None:
              if not is_complex:
                  raise RuntimeError('stft requires the return_complex parameter be given for real inputs, and will '
                                     'further require that return_complex=True in a future PyTorch release.')
              return_complex = True
          if onesided is None:
              onesided = not is_complex
          frames = (input if input.dim() == 2 else input.unsqueeze(0)).unfold(-1, n_fft, hop)
          if window is not None or width < n_fft:
              frames = frames * _centred(window, width, n_fft, input)
          norm = 'ortho' if normalized else None
          if is_complex:
              if onesided:
                  raise RuntimeError('Cannot have onesided output if window or input is complex')
              spectra = torch.fft.fft(frames, norm=norm)
          elif onesided:
              spectra = torch.fft.rfft(frames, norm=norm)
          else:
              spectra = torch.fft.fft(frames, norm=norm)
          spectra.transpose_(1, 2)
          if input.dim() == 1:
              spectra.squeeze_(0)
          return spectra if return_complex else torch.view_as_real(spectra)


      def _centred(window, width, n_fft, like):
          """The window, with zeros on both sides up to the length of a piece."""
          if window is None:
              window = torch.ones(width, dtype=like.real.dtype)
          left = (n_fft - width) // 2
          return F.pad(window, (left, n_fft - width - left))


      def istft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, normalized=False,
                onesided=None, length=None, return_complex=False):
          """The signal whose pieces have the spectra."""
          if not input.is_complex():
              raise TypeError('istft requires a complex-valued input tensor matching the output from stft with '
                              'return_complex=True.')
          hop = n_fft // 4 if hop_length is None else hop_length
          width = n_fft if win_length is None else win_length

          def refuse(reason, separator=' : '):
              shape = ', '.join(str(size) for size in input.shape)
              kind = {torch.complex64: 'CPUComplexFloatType', torch.complex128: 'CPUComplexDoubleType'}[input.dtype]
              shown = 'None' if window is None else f'{window.type()}{{{list(window.shape)}}}'
              flags = ['None' if value is None else int(value) for value in (onesided, length)]
              raise RuntimeError(
                  f'istft({kind}[{shape}], n_fft={n_fft}, hop_length={hop}, win_length={width}, window={shown}, '
                  f'center={int(center)}, normalized={int(normalized)}, onesided={flags[0]}, length={flags[1]}, '
                  f'return_complex={int(return_complex)}){separator}{reason}')

          if input.numel() == 0:
              refuse('input tensor cannot be empty.')
          if input.dim() not in (2, 3):
              real = torch.view_as_real(input)
              real.size(-2), real.size(-3)
              refuse(f'expected a tensor with 3 or 4 dimensions, but got {input.dim() + 1}')
          is_half = input.shape[-2] != n_fft if onesided is None else onesided
          if input.shape[-2] != (n_fft // 2 + 1 if is_half else n_fft):
              refuse('expected the frequency dimension (3rd to the last) of the input tensor to match '
                     f'n_fft{" / 2 + 1" if is_half else ""} when onesided={is_half}, but got {input.shape[-2]}')
          if not 0 < hop <= width:
              refuse('expected 0 < hop_length <= win_length')
          if not 0 < width <= n_fft:
              refuse('expected 0 < win_length <= n_fft')
          if window is not None and (window.dim() != 1 or window.shape[0] != width):
              refuse('Invalid window shape. window has to be 1D and length of `win_length`')
          spectra = (input if input.dim() == 3 else input.unsqueeze(0)).transpose(1, 2)
          norm = 'ortho' if normalized else None
          if return_complex:
              frames = torch.fft.ifft(spectra, norm=norm)
          elif is_half:
              frames = torch.fft.irfft(spectra, n_fft, norm=norm)
          else:
              frames = torch.fft.ifft(spectra, norm=norm).real
          shape = _centred(window, width, n_fft, frames)
          count = frames.shape[1]
          whole = n_fft + hop * (count - 1)

          def joined(pieces):
              return F.fold(pieces.transpose(1, 2), (1, whole), (1, n_fft), stride=(1, hop)).reshape(-1, whole)

          signal = joined(frames * shape)
          envelope = joined((shape * shape).expand(1, count, n_fft))
          start = n_fft // 2 if center else 0
          end = start + length if length is not None else whole - (n_fft // 2 if center else 0)
          signal = signal[:, start:end]
          envelope = envelope[:, start:end]
          if envelope.numel() and float(envelope.abs().min()) <= 1e-11:
              refuse('window overlap add min: 1\n[ CPUBoolType{} ]', ' ')
          signal = signal / envelope
          if end > whole:
              signal = F.pad(signal, (0, end - whole))
          return signal.squeeze(0) if input.dim() == 2 else signal


      def _named(names, given):
          return {name: value for name, value in zip(names.split(), given) if value is not ...}


      def _stft(tensor, given):
          return stft(tensor, **_named('n_fft hop_length win_length window center pad_mode normalized onesided '
                                       'return_complex align_to_window', given))


      def _istft(tensor, given):
          return istft(tensor, **_named('n_fft hop_length win_length window center normalized onesided length '
                                        'return_complex', given))
      """#)
}
