import PythonRuntime

extension PythonSource {
  /// How the arguments of a module's `to` are understood.
  static let moduleConversion =
    #"""
    _TO_KINDS = {'device': (str, int, torch.device, type(None)), 'dtype': (torch.dtype, type(None)),
                 'tensor': torch.Tensor, 'non_blocking': bool, 'copy': bool,
                 'memory_format': (torch.memory_format, type(None))}
    _TO_REST = ('bool non_blocking = False, bool copy = False, *, '
                'torch.memory_format memory_format = None)\n')


    def _parse_to(*args, **kwargs):
        first = args[0] if args else None
        head = (['dtype'] if isinstance(first, torch.dtype) else
                ['tensor'] if isinstance(first, torch.Tensor) or 'tensor' in kwargs else ['device', 'dtype'])
        names = head + ['non_blocking', 'copy']
        given = {**kwargs, **dict(zip(names, args))}
        if (len(args) > len(names) or len(given) < len(args) + len(kwargs)
                or any(name not in names and name != 'memory_format' or not isinstance(value, _TO_KINDS[name])
                       for name, value in given.items())):
            shown = ', '.join([_cpp_name(value) for value in args])
            if kwargs:
                shown += ', ' if args else ''
                shown += ', '.join([f'{name}={_cpp_name(value)}' for name, value in reversed(kwargs.items())])
                shown += '' if args else ', '
            raise TypeError(f'to() received an invalid combination of arguments - got ({shown}), but expected one of:\n'
                            f' * (torch.device device = None, torch.dtype dtype = None, {_TO_REST}'
                            f' * (torch.dtype dtype, {_TO_REST} * (Tensor tensor, {_TO_REST}')
        if given.get('copy'):
            raise RuntimeError('.to() does not accept copy argument')
        device, dtype, tensor = given.get('device'), given.get('dtype'), given.get('tensor')
        if tensor is not None:
            device, dtype = tensor.device, tensor.dtype
        return None if device is None else torch.device(device), dtype, given.get('memory_format')


    def _cpp_name(value):
        kind = type(value)
        return f'torch.{kind.__name__}' if kind in (torch.dtype, torch.device, torch.memory_format) else kind.__name__
    """#
}
