import PythonRuntime

extension PythonSource {
  /// `torch._library.custom_ops`: operators that a program defines.
  static let customOperators = PythonSource(
    module: "torch._library.custom_ops",
    text: #"""
      import contextlib

      from torch import _ops
      from torch.autograd.graph import increment_version
      from torch.utils._pytree import tree_flatten, tree_unflatten

      _definitions = {}
      # The kernels of operators that are not declared yet, by device; None is any.
      _waiting = {}


      class _Overload(_ops.OpOverload):
          """The only form of an operator that a program defined."""

          def __init__(self, packet, definition):
              super().__init__(packet, "default")
              self._definition = definition
              self._schema = f"{definition._qualname}{definition._schema}"
              self._namespace, self._opname = definition._namespace, definition._name

          @property
          def namespace(self):
              return self._namespace

          def name(self):
              return self._definition._qualname

          def __call__(self, *args, **kwargs):
              return self._definition._run(args, kwargs)

          def __repr__(self):
              return f"<OpOverload(op='{self._packet}', overload='default')>"

          def __str__(self):
              return f"{self._packet}.default"


      class _Packet:
          """An operator that a program defined."""

          def __init__(self, definition):
              self.__name__ = definition._name
              self._namespace = definition._namespace
              self.default = _Overload(self, definition)

          def __call__(self, *args, **kwargs):
              return self.default(*args, **kwargs)

          def __getattr__(self, key):
              raise AttributeError(f"The underlying op of '{self}' has no overload name '{key}'")

          def overloads(self):
              return ["default"]

          def __repr__(self):
              return f"<OpOverloadPacket(op='{self}')>"

          def __str__(self):
              return f"{self._namespace}.{self.__name__}"


      class _Call:
          """What a recorded call keeps beside its inputs."""

          def __init__(self, keywords):
              self.keywords = keywords
              self.input_spec = self.output_spec = None
              self.gives_tuple = False


      def _is_leaf_of_tensors(tree):
          if isinstance(tree, list):
              return any(not isinstance(value, torch.Tensor) for value in tree)
          return not isinstance(tree, tuple)


      def _is_leaf_of_gradients(tree):
          if isinstance(tree, list):
              return any(value is not None and not isinstance(value, torch.Tensor) for value in tree)
          return not isinstance(tree, tuple)


      class CustomOpDef:
          """An operator that a program defined, with what is known of its gradients."""

          def __init__(self, namespace, name, schema, fn, tags=None, is_transparent=False):
              self._namespace, self._name = namespace, name
              self._parsed = _Schema(name + schema)
              self._schema = self._parsed.text
              # PyTorch has no place for them in its graph.
              if any(argument.kwarg_only and argument.is_tensor_like for argument in self._parsed.arguments):
                  raise NotImplementedError(
                      "custom_op with kwarg-only Tensor args. Please make your tensors not kwarg-only. Got: "
                      f"{name}{schema}")
              self._backend_fns, self._disabled_kernel = _waiting.pop(self._qualname, {}), set()
              self._init_fn = fn or self._backend_fns.pop(None, self._missing)
              self._backward_fn = self._setup_context_fn = self._abstract_fn = self._vmap_fn = None
              self._mutated = self._parsed.mutated
              # A kernel of a library's operator sees no defaults; what it does is recorded unless a formula is given.
              self._is_transparent = is_transparent
              self._function = None
              self._packet = _Packet(self)
              _definitions[self._qualname] = self
              setattr(_ops.family(namespace), name, self._packet)

          @property
          def _qualname(self):
              return f"{self._namespace}::{self._name}"

          @property
          def _opoverload(self):
              return self._packet.default

          @property
          def _kernel(self):
              return self._init_fn if "cpu" in self._disabled_kernel else self._backend_fns.get("cpu", self._init_fn)

          def _missing(self, *args, **kwargs):
              raise NotImplementedError(
                  f"Could not run '{self._qualname}' with arguments from the 'CPU' backend. This could be because the "
                  "operator doesn't exist for this backend, or was omitted during the selective/custom build process "
                  "(if using custom build).")

          def __repr__(self):
              return f"<CustomOpDef({self._qualname})>"

          @contextlib.contextmanager
          def set_kernel_enabled(self, device_type, enabled=True):
              """A block in which a device's own kernel is used, or not."""
              was_disabled = device_type in self._disabled_kernel
              (self._disabled_kernel.discard if enabled else self._disabled_kernel.add)(device_type)
              try:
                  yield
              finally:
                  (self._disabled_kernel.add if was_disabled else self._disabled_kernel.discard)(device_type)

          def register_kernel(self, device_types, fn=None, /):
              """Have another function compute the results on some devices."""
              kinds = [device_types] if isinstance(device_types, str) or device_types is None else device_types

              def inner(fn):
                  for kind in kinds:
                      if kind is None:
                          self._init_fn = fn
                      else:
                          self._backend_fns[kind] = fn
                  return fn

              return inner if fn is None else inner(fn)

          def register_fake(self, fn, /):
              """Tell what the results look like."""
              self._abstract_fn = fn
              return fn

          def register_vmap(self, func=None):
              """Tell what the operator makes of all examples at once."""
              def register(func):
                  self._vmap_fn = func

              return register if func is None else register(func)

          def register_autograd(self, backward, /, *, setup_context=None):
              """Tell how gradients pass through the operator."""
              if self._mutated or self._schema.endswith("-> ()"):
                  raise RuntimeError(
                      f"Cannot register autograd formula for non-functional operator {self} with schema "
                      f"{self._qualname}{self._schema}. Please create a functional operator and register an autograd "
                      "formula for that.")
              self._backward_fn, self._setup_context_fn = backward, setup_context

          def __call__(self, *args, **kwargs):
              return self._opoverload(*args, **kwargs)

          # How a call runs.

          def _run(self, args, kwargs):
              args, kwargs = self._parsed.bind(self._qualname, args, kwargs)
              leaves = [leaf for leaf in tree_flatten((args, kwargs))[0] if isinstance(leaf, torch.Tensor)]
              if self._vmap_fn is not None:
                  batch = torch._C._functorch._innermost_batch(leaves)
                  if batch is not None:
                      from torch._functorch.vmap import call_rule
                      level, size, randomness = batch
                      return call_rule(
                          self._vmap_fn, level, size, randomness, self._without_defaults(args), kwargs)
              if self._is_transparent and self._backward_fn is None:
                  return self._kernel(*self._without_defaults(args), **kwargs)
              if torch.is_grad_enabled() and not self._mutated and any(leaf.requires_grad for leaf in leaves):
                  return self._recorded(args, kwargs)
              with torch.no_grad():
                  return self._computed(args, kwargs)

          def _computed(self, args, kwargs):
              inputs = self._without_defaults(args) if self._is_transparent else args
              result = self._kernel(*inputs, **kwargs)
              given = [leaf for leaf in tree_flatten((args, kwargs))[0] if isinstance(leaf, torch.Tensor)]
              if not self._is_transparent:
                  self._check_aliases(given, result)
              for argument, value in zip(self._parsed.arguments, (*args, *kwargs.values())):
                  for leaf in tree_flatten(value)[0] if argument.is_write else ():
                      if isinstance(leaf, torch.Tensor):
                          increment_version(leaf)
              return result

          def _check_aliases(self, given, result):
              memory = {leaf.untyped_storage().data_ptr() for leaf in given if leaf.numel()}
              for leaf in tree_flatten(result)[0]:
                  if not isinstance(leaf, torch.Tensor) or not leaf.numel():
                      continue
                  place = leaf.untyped_storage().data_ptr()
                  if place in memory:
                      raise RuntimeError(
                          f"{self._name} (with implementation in <module '{self._kernel.__module__}'>): The output of "
                          "this custom operator (1) must not also be an input to this custom operator and (2) may not "
                          "alias any inputs to this custom operator or other returns. The most common way to trigger "
                          "this error is if we have y = custom_op(x) and y and x are the same Tensor. Please instead "
                          "return a clone of the offending output tensor(s) (e.g. return x.clone()) or refactor the "
                          "custom operator to not return y.")
                  memory.add(place)

          def _recorded(self, args, kwargs):
              if self._function is None:
                  self._function = self._make_function()
              args, call = self._without_defaults(args), _Call(kwargs)
              if not self._parsed.has_tensor_lists:
                  return self._function.apply(*args, call)
              # Tensors in lists are inputs too, and so are results in lists.
              flat, call.input_spec = tree_flatten((*args, call), is_leaf=_is_leaf_of_tensors)
              result = tree_unflatten(list(self._function.apply(*flat, call)), call.output_spec)
              return result if call.gives_tuple else result[0]

          def _without_defaults(self, args):
              """The arguments but for trailing ones that are left at their defaults, which are no inputs."""
              count = len(args)
              for argument, value in reversed(list(zip(self._parsed.positional, args))):
                  if not argument.has_default or isinstance(value, torch.Tensor) or value != argument.default:
                      break
                  count -= 1
              return args[:count]

          def _make_function(self):
              name = f"GeneratedBackwardFor_{self._namespace}_{self._name}_default"
              return type(name, (torch.autograd.Function,),
                          {"forward": staticmethod(self._forward), "backward": staticmethod(self._backward)})

          def _forward(self, ctx, *args):
              call, args = args[-1], args[:-1]
              if call.input_spec is not None:
                  args = tree_unflatten(list(args), call.input_spec)[:-1]
              args += tuple(argument.default for argument in self._parsed.positional[len(args):])
              result = self._computed(args, call.keywords)
              setup = self._setup_context_fn
              if setup is not None and call.keywords:
                  setup(ctx=ctx, inputs=args, keyword_only_inputs=call.keywords, output=result)
              elif setup is not None:
                  setup(ctx=ctx, inputs=args, output=result)
              if call.input_spec is None:
                  return result
              ctx._pt_metadata = call
              call.gives_tuple = isinstance(result, tuple)
              flat, call.output_spec = tree_flatten(
                  result if call.gives_tuple else (result,), is_leaf=_is_leaf_of_tensors)
              return tuple(flat)

          def _backward(self, ctx, *gradients):
              if not self._parsed.has_tensor_lists:
                  return self._differentiated(ctx, gradients)
              call, needs = ctx._pt_metadata, ctx.needs_input_grad
              try:
                  ctx.needs_input_grad = tree_unflatten(list(needs[:-1]), call.input_spec)
                  found = self._differentiated(ctx, tree_unflatten(list(gradients), call.output_spec))
              finally:
                  ctx.needs_input_grad = needs
              flat, spec = tree_flatten(found, is_leaf=_is_leaf_of_gradients)
              if spec != call.input_spec:
                  raise RuntimeError(
                      f"Expected the return from backward to be of the same structure as the inputs. Got: {spec} "
                      f"(return from backward), {call.input_spec} (inputs)")
              return (*flat, None)

          def _differentiated(self, ctx, gradients):
              """The gradients of a call's own inputs, and none for what the call keeps."""
              if self._backward_fn is None:
                  raise RuntimeError(
                      f"Trying to backward through {self._opoverload} but no autograd formula was registered. Please "
                      "use register_autograd to add one.")
              needs = ctx.needs_input_grad
              try:
                  ctx.needs_input_grad = needs[:-1]
                  found = self._backward_fn(ctx, *gradients)
              finally:
                  ctx.needs_input_grad = needs
              found = found if isinstance(found, tuple) else (found,)
              given, most = len(needs) - 1, len(self._parsed.positional)
              if len(found) not in (given, most):
                  expected = str(given) if given == most else f"{given} or {most}"
                  raise RuntimeError(
                      f"The backward formula for {self._opoverload} returned an incorrect number of gradients (expected "
                      f"{expected}, got {len(found)}). Expected one gradient for each forward input, or for each "
                      "positional input to the operator. Use None for inputs that do not require a gradient.")
              if any(value is not None for value in found[given:]):
                  raise RuntimeError(
                      f"The backward formula for {self._opoverload} returned a non-None gradient for an input that was "
                      "not passed to the operator. Defaulted inputs that were not passed through autograd must return "
                      "None.")
              return (*found[:given], None)


      def _implement(qualname, device, fn):
          """Have a function compute an operator's results on a device, or on any; it may be declared later."""
          if qualname in _definitions:
              _definitions[qualname].register_kernel(device, fn)
          else:
              _waiting.setdefault(qualname, {})[device] = fn


      def _parts_of(qualname):
          namespace, _, name = qualname.partition("::")
          if not name or "::" in name:
              raise ValueError(
                  f"Expected `qualname` to be of the form \"namespace::name\", but got {qualname}. The qualname passed to "
                  "the torch.library APIs must consist of a namespace and a name, e.g. aten::sin")
          return namespace, name


      def custom_op(name, fn=None, /, *, mutates_args, device_types=None, schema=None, tags=None):
          """Make a function an operator."""
          def inner(fn):
              found = infer_schema(fn, mutates_args=mutates_args) if schema is None else schema
              return CustomOpDef(*_parts_of(name), found, fn, tags)

          return inner if fn is None else inner(fn)
      """#)
}
