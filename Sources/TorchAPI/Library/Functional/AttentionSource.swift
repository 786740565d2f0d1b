import PythonRuntime

extension PythonSource {
  /// Attention, on which transformers are built.
  static let attention = PythonSource(
    module: "torch.nn._functional.attention",
    text: #"""
      import math as _math
      import torch
      from torch._autocast_state import in_fewer_bits


      def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, *,
                                       scale=None, enable_gqa=False):
          _check_tensors(query, key, value, attn_mask)
          _check_numbers(dropout_p=dropout_p, is_causal=is_causal, scale=scale, enable_gqa=enable_gqa)
          if min(query.dim(), key.dim(), value.dim()) < 2:
              raise RuntimeError('Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: '
                                 f'{query.dim()} key.dim: {key.dim()} and value.dim: {value.dim()} instead.')
          query, key, value = in_fewer_bits(query, key, value)
          if not (query.dtype == key.dtype == value.dtype):
              raise RuntimeError('Expected query, key, and value to have the same dtype, but got query.dtype: '
                                 f'{_name(query)} key.dtype: {_name(key)} and value.dtype: {_name(value)} instead.')
          if attn_mask is not None:
              if attn_mask.dtype not in (torch.bool, torch.float32, query.dtype):
                  raise RuntimeError('Expected attn_mask dtype to be bool or float or to match query dtype, but got '
                                     f'attn_mask.dtype: {_name(attn_mask)} and  query.dtype: {_name(query)} instead.')
              if is_causal:
                  raise RuntimeError('_scaled_dot_product_attention: Explicit attn_mask should not be set when '
                                     'is_causal=True')
          is_unbatched = query.dim() == key.dim() == value.dim() == 3
          if is_unbatched:
              query, key, value = query.unsqueeze(0), key.unsqueeze(0), value.unsqueeze(0)
              if attn_mask is not None and attn_mask.dim() == 3:
                  attn_mask = attn_mask.unsqueeze(0)
          if not enable_gqa:
              _check_heads(query, key, value)
          if 1 in _backends and _runs_at_once(query, key, value, attn_mask, dropout_p):
              output = torch._scaled_dot_product_flash_attention_for_cpu(
                  query, key, value, dropout_p, is_causal, attn_mask=attn_mask, scale=scale)[0]
          else:
              if 0 not in _backends:
                  raise RuntimeError('No viable backend for scaled_dot_product_attention was found. This is likely due '
                                     'to turning off both the math kernel and the fused kernels.')
              if enable_gqa:
                  if query.size(-3) % key.size(-3) or query.size(-3) % value.size(-3):
                      raise RuntimeError('Number of heads in key and value must divide the number of heads in query')
                  key = key.repeat_interleave(query.size(-3) // key.size(-3), -3)
                  value = value.repeat_interleave(query.size(-3) // value.size(-3), -3)
              if not 0 <= dropout_p <= 1:
                  raise RuntimeError(f'dropout probability has to be between 0 and 1, but got {dropout_p:g}')
              output = torch._scaled_dot_product_attention_math(
                  query, key, value, attn_mask, dropout_p, is_causal, scale=scale)[0]
          return output.squeeze(0) if is_unbatched else output


      def _check_heads(query, key, value):
          for other in (key, value):
              if query.dim() != other.dim():
                  continue
              for dim, (a, b) in enumerate(zip(query.shape[:-2], other.shape[:-2])):
                  if a != b and a != 1 and b != 1:
                      raise RuntimeError(f'The size of tensor a ({a}) must match the size of tensor b ({b}) at '
                                         f'non-singleton dimension {dim}')


      def _check_tensors(query, key, value, attn_mask):
          for place, (name, given) in enumerate([('query', query), ('key', key), ('value', value), ('attn_mask', attn_mask)]):
              if not isinstance(given, torch.Tensor) and (place < 3 or given is not None):
                  raise TypeError(f"scaled_dot_product_attention(): argument '{name}' (position {place + 1}) must be "
                                  f'Tensor, not {type(given).__name__}')


      def _check_numbers(**given):
          for name, value in given.items():
              is_flag = name in ('is_causal', 'enable_gqa')
              if value is None and name == 'scale' or isinstance(value, bool if is_flag else (bool, int, float)):
                  continue
              if is_flag or isinstance(value, (str, list, tuple, dict, complex)) or value is None:
                  raise TypeError(f"scaled_dot_product_attention(): argument '{name}' must be "
                                  f"{'bool' if is_flag else 'float'}, not {type(value).__name__}")


      # The numbers of the ways in which it may be computed; torch.nn.attention changes them.
      _backends = scaled_dot_product_attention._backends = [0, 1, 2, 3, 4]


      def _runs_at_once(query, key, value, mask, dropout_p):
          """Whether PyTorch computes this as one operation."""
          tensors = (query, key, value)
          return (dropout_p == 0 and query.is_floating_point()
                  and all(t.dim() == 4 and t.numel() > 0 and t.stride(-1) == 1 for t in tensors)
                  and all(t.size(0) == query.size(0) and t.size(-1) == query.size(-1) for t in tensors)
                  and key.shape == value.shape and query.size(1) % key.size(1) == 0
                  and (mask is None or mask.dim() in (2, 4) and not mask.requires_grad))


      def _name(tensor):
          name = str(tensor.dtype)[6:]
          return {'float32': 'float', 'float64': 'double', 'int64': 'long int', 'int32': 'int'}.get(name, name)


      def _projected(query, key, value, weight, bias):
          """Queries, keys and values of one matrix of weights; equal inputs are multiplied together."""
          F = torch.nn.functional
          size = query.size(-1)
          if key is value:
              if query is key:
                  parts = F.linear(query, weight, bias).unflatten(-1, (3, size)).unsqueeze(0).transpose(0, -2)
                  parts = parts.squeeze(-2).contiguous()
                  return parts[0], parts[1], parts[2]
              w_q, w_kv = weight.split([size, size * 2])
              b_q, b_kv = (None, None) if bias is None else bias.split([size, size * 2])
              parts = F.linear(key, w_kv, b_kv).unflatten(-1, (2, size)).unsqueeze(0).transpose(0, -2)
              parts = parts.squeeze(-2).contiguous()
              return F.linear(query, w_q, b_q), parts[0], parts[1]
          biases = (None, None, None) if bias is None else bias.chunk(3)
          return tuple(map(F.linear, (query, key, value), weight.chunk(3), biases))


      def _check_dimensions(query, key, value, key_padding_mask, attn_mask, num_heads):
          rank = query.dim()
          if rank not in (2, 3):
              raise AssertionError(f'query should be unbatched 2D or batched 3D tensor but received {rank}-D query tensor')
          start = f"For {'batched' if rank == 3 else 'unbatched'} ({rank}-D) `query`, expected"
          if key.dim() != rank or value.dim() != rank:
              raise AssertionError(f'{start} `key` and `value` to be {rank}-D but found {key.dim()}-D and {value.dim()}-D '
                                   'tensors respectively')
          if key_padding_mask is not None and key_padding_mask.dim() != rank - 1:
              raise AssertionError(f'{start} `key_padding_mask` to be `None` or {rank - 1}-D but found '
                                   f'{key_padding_mask.dim()}-D tensor instead')
          if attn_mask is not None:
              if attn_mask.dim() not in (2, 3):
                  raise AssertionError(f'{start} `attn_mask` to be `None`, 2-D or 3-D but found {attn_mask.dim()}-D tensor '
                                       'instead')
              expected = (num_heads, query.shape[0], key.shape[0])
              if rank == 2 and attn_mask.dim() == 3 and attn_mask.shape != expected:
                  raise AssertionError(f'Expected `attn_mask` shape to be {expected} but got {attn_mask.shape}')


      def _additive(mask, dtype, name='attn_mask'):
          if mask is None or mask.is_floating_point():
              return mask
          if mask.dtype != torch.bool:
              raise AssertionError(f'only bool and floating types of {name} are supported')
          return torch.zeros(mask.shape, dtype=dtype).masked_fill_(mask, float('-inf'))


      def multi_head_attention_forward(
              query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v,
              add_zero_attn, dropout_p, out_proj_weight, out_proj_bias, training=True, key_padding_mask=None,
              need_weights=True, attn_mask=None, use_separate_proj_weight=False, q_proj_weight=None, k_proj_weight=None,
              v_proj_weight=None, static_k=None, static_v=None, average_attn_weights=True, is_causal=False):
          F = torch.nn.functional
          _check_dimensions(query, key, value, key_padding_mask, attn_mask, num_heads)
          is_batched = query.dim() == 3
          if not is_batched:
              shares = key is query, value is key
              query = query.unsqueeze(1)
              key = query if shares[0] else key.unsqueeze(1)
              value = key if shares[1] else value.unsqueeze(1)
              if key_padding_mask is not None:
                  key_padding_mask = key_padding_mask.unsqueeze(0)
          tgt_len, bsz, embed_dim = query.shape
          src_len = key.shape[0]
          key_padding_mask = _additive(key_padding_mask, query.dtype, 'key_padding_mask')
          if is_causal and attn_mask is None:
              raise RuntimeError('Need attn_mask if specifying the is_causal hint. You may use the Transformer module '
                                 'method `generate_square_subsequent_mask` to create this mask.')
          # The hint alone tells all where nothing else is masked and no weights are wanted.
          is_causal = is_causal and key_padding_mask is None
          attn_mask = None if is_causal and not need_weights else _additive(attn_mask, query.dtype)
          if embed_dim != embed_dim_to_check:
              raise AssertionError(f'was expecting embedding dimension of {embed_dim_to_check}, but got {embed_dim}')
          head_dim = embed_dim // num_heads
          if head_dim * num_heads != embed_dim:
              raise AssertionError(f'embed_dim {embed_dim} not divisible by num_heads {num_heads}')
          if not use_separate_proj_weight and key.shape != value.shape:
              raise AssertionError(f'key shape {key.shape} does not match value shape {value.shape}')
          if key.shape[:2] != value.shape[:2]:
              raise AssertionError(f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}")
          if use_separate_proj_weight:
              biases = (None, None, None) if in_proj_bias is None else in_proj_bias.chunk(3)
              q, k, v = map(F.linear, (query, key, value), (q_proj_weight, k_proj_weight, v_proj_weight), biases)
          else:
              q, k, v = _projected(query, key, value, in_proj_weight, in_proj_bias)
          if attn_mask is not None:
              expected = (tgt_len, src_len) if attn_mask.dim() == 2 else (bsz * num_heads, tgt_len, src_len)
              if tuple(attn_mask.shape) != expected:
                  raise RuntimeError(f'The shape of the {attn_mask.dim()}D attn_mask is {attn_mask.shape}, but should be '
                                     f'{expected}.')
              if attn_mask.dim() == 2:
                  attn_mask = attn_mask.unsqueeze(0)
          if bias_k is not None and bias_v is not None:
              k = torch.cat([k, bias_k.repeat(1, bsz, 1)])
              v = torch.cat([v, bias_v.repeat(1, bsz, 1)])
              attn_mask = None if attn_mask is None else F.pad(attn_mask, (0, 1))
              key_padding_mask = None if key_padding_mask is None else F.pad(key_padding_mask, (0, 1))
          q, k, v = (x.view(x.shape[0], bsz * num_heads, head_dim).transpose(0, 1) for x in (q, k, v))
          if add_zero_attn:
              zeros = torch.zeros((bsz * num_heads, 1, head_dim), dtype=k.dtype)
              k, v = torch.cat([k, zeros], 1), torch.cat([v, zeros], 1)
              attn_mask = None if attn_mask is None else F.pad(attn_mask, (0, 1))
              key_padding_mask = None if key_padding_mask is None else F.pad(key_padding_mask, (0, 1))
          src_len = k.size(1)
          if key_padding_mask is not None:
              for axis, size in enumerate((bsz, src_len)):
                  if key_padding_mask.shape[axis] != size:
                      raise AssertionError(f'Expected key_padded_mask.shape[{axis}] to be {size}, but got '
                                           f'{key_padding_mask.shape[axis]}')
              mask = key_padding_mask.view(bsz, 1, 1, src_len).expand(-1, num_heads, -1, -1)
              mask = mask.reshape(bsz * num_heads, 1, src_len)
              attn_mask = mask if attn_mask is None else attn_mask + mask
          dropout_p = dropout_p if training else 0.0
          if need_weights:
              scaled = q * _math.sqrt(1.0 / float(head_dim))
              if attn_mask is None:
                  scores = torch.bmm(scaled, k.transpose(-2, -1))
              else:
                  scores = torch.baddbmm(attn_mask, scaled, k.transpose(-2, -1))
              weights = torch.softmax(scores, -1)
              if dropout_p > 0.0:
                  weights = F.dropout(weights, dropout_p)
              output = torch.bmm(weights, v).transpose(0, 1)
          else:
              if attn_mask is not None:
                  attn_mask = (attn_mask.unsqueeze(0) if attn_mask.size(0) == 1
                               else attn_mask.view(bsz, num_heads, -1, src_len))
              q, k, v = (x.view(bsz, num_heads, -1, head_dim) for x in (q, k, v))
              output = scaled_dot_product_attention(q, k, v, attn_mask, dropout_p, is_causal).permute(2, 0, 1, 3)
          output = output.reshape(bsz * tgt_len, embed_dim)
          output = F.linear(output, out_proj_weight, out_proj_bias).view(tgt_len, bsz, embed_dim)
          if not is_batched:
              output = output.squeeze(1)
          if not need_weights:
              return output, None
          weights = weights.view(bsz, num_heads, tgt_len, src_len)
          if average_attn_weights:
              weights = weights.mean(dim=1)
          return output, weights if is_batched else weights.squeeze(0)
      """#)
}
