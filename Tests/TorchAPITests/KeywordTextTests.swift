import Testing

/// What PyTorch says of arguments that no argument list takes.
struct KeywordTextTests {
  @Test("argument lists stand in PyTorch's order, and unknown keywords are named")
  func texts() {
    #expect(
      Session.run(
        #"""
        x = torch.ones(2, 3)
        attempt(lambda: x.all(foo=1))
        attempt(lambda: torch.max(x, axis=0, foo=2))
        attempt(lambda: x.add({}, c=2, b=0, a=1, d=4))
        attempt(lambda: torch.pow(x, 'a'))
        attempt(lambda: torch.where(x, 'a', x))
        attempt(lambda: x.std('a'))
        attempt(lambda: torch.normal('a', 2))
        attempt(lambda: torch.quantile(x, 'a'))
        attempt(lambda: x.narrow(0, 'a', 1))
        attempt(lambda: torch.sort(x, 'a', 'b'))
        attempt(lambda: torch.remainder('a', 2))
        attempt(lambda: torch.bitwise_and('a', 2))
        attempt(lambda: x.tensor_split('a'))
        m = torch.nn.Linear(1, 1)
        attempt(lambda: m.to(torch.float64, 3))
        attempt(lambda: m.to(foo=1, dtype='x'))
        print(m.to(dtype=torch.float64).weight.dtype, m.to(torch.ones(1)).weight.dtype, m.to('cpu', torch.float16, True).bias.dtype)
        class Early(torch.nn.Module):
            def __init__(self):
                self.buffer = torch.nn.Buffer(torch.ones(1))
        attempt(Early)
        """#) == #"""
          TypeError all() received an invalid combination of arguments - got (foo=int, ), but expected one of:
           * ()
                didn't match because some of the keywords were incorrect: foo
           * (tuple of ints dim = None, bool keepdim = False)
           * (int dim, bool keepdim = False)

          TypeError max() received an invalid combination of arguments - got (Tensor, foo=int, axis=int), but expected one of:
           * (Tensor input, *, Tensor out = None)
                didn't match because some of the keywords were incorrect: foo, axis
           * (Tensor input, Tensor other, *, Tensor out = None)
           * (Tensor input, int dim, bool keepdim = False, *, tuple of Tensors out = None)

          TypeError add() received an invalid combination of arguments - got unrecognized keyword arguments: d, a, b, c
          TypeError pow() received an invalid combination of arguments - got (Tensor, str), but expected one of:
           * (Tensor input, Tensor exponent, *, Tensor out = None)
           * (Number self, Tensor exponent, *, Tensor out = None)
           * (Tensor input, Number exponent, *, Tensor out = None)

          TypeError where() received an invalid combination of arguments - got (Tensor, str, Tensor), but expected one of:
           * (Tensor condition)
           * (Tensor condition, Tensor input, Tensor other, *, Tensor out = None)
           * (Tensor condition, Number self, Tensor other)
                didn't match because some of the arguments have invalid types: (Tensor, !str!, Tensor)
           * (Tensor condition, Tensor input, Number other)
                didn't match because some of the arguments have invalid types: (Tensor, !str!, !Tensor!)
           * (Tensor condition, Number self, Number other)
                didn't match because some of the arguments have invalid types: (Tensor, !str!, !Tensor!)

          TypeError std() received an invalid combination of arguments - got (str), but expected one of:
           * (tuple of ints dim, bool unbiased = True, bool keepdim = False)
           * (tuple of ints dim = None, *, Number correction = None, bool keepdim = False)
           * (bool unbiased = True)
                didn't match because some of the arguments have invalid types: (!str!)

          TypeError normal() received an invalid combination of arguments - got (str, int), but expected one of:
           * (Tensor mean, Tensor std, *, torch.Generator generator = None, Tensor out = None)
           * (Tensor mean, float std = 1, *, torch.Generator generator = None, Tensor out = None)
           * (float mean, Tensor std, *, torch.Generator generator = None, Tensor out = None)
           * (float mean, float std, tuple of ints size, *, torch.Generator generator = None, Tensor out = None, torch.dtype dtype = None, torch.layout layout = None, torch.device device = None, bool pin_memory = False, bool requires_grad = False)

          TypeError quantile() received an invalid combination of arguments - got (Tensor, str), but expected one of:
           * (Tensor input, Tensor q, int dim = None, bool keepdim = False, *, str interpolation = "linear", Tensor out = None)
           * (Tensor input, float q, int dim = None, bool keepdim = False, *, str interpolation = "linear", Tensor out = None)

          TypeError narrow() received an invalid combination of arguments - got (int, str, int), but expected one of:
           * (int dim, Tensor start, int length)
                didn't match because some of the arguments have invalid types: (int, !str!, int)
           * (int dim, int start, int length)
                didn't match because some of the arguments have invalid types: (int, !str!, int)

          TypeError sort() received an invalid combination of arguments - got (Tensor, str, str), but expected one of:
           * (Tensor input, *, bool stable, int dim = -1, bool descending = False, tuple of Tensors out = None)
           * (Tensor input, int dim = -1, bool descending = False, *, tuple of Tensors out = None)

          TypeError remainder() received an invalid combination of arguments - got (str, int), but expected one of:
           * (Tensor input, Tensor other, *, Tensor out = None)
           * (Number self, Tensor other)
                didn't match because some of the arguments have invalid types: (!str!, !int!)
           * (Tensor input, Number other, *, Tensor out = None)

          TypeError bitwise_and() received an invalid combination of arguments - got (str, int), but expected one of:
           * (Tensor input, Tensor other, *, Tensor out = None)
           * (Number self, Tensor other)
                didn't match because some of the arguments have invalid types: (!str!, !int!)
           * (Tensor input, Number other, *, Tensor out = None)

          TypeError tensor_split() received an invalid combination of arguments - got (str), but expected one of:
           * (tuple of ints indices, int dim = 0)
           * (Tensor tensor_indices_or_sections, int dim = 0)
           * (int sections, int dim = 0)

          TypeError to() received an invalid combination of arguments - got (torch.dtype, int), but expected one of:
           * (torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)
           * (torch.dtype dtype, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)
           * (Tensor tensor, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)

          TypeError to() received an invalid combination of arguments - got (dtype=str, foo=int, ), but expected one of:
           * (torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)
           * (torch.dtype dtype, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)
           * (Tensor tensor, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)

          torch.float64 torch.float32 torch.float16
          AttributeError cannot assign buffer before Module.__init__() call

          """#)
  }
}
