import PythonRuntime

extension PythonSource {
  /// Attention, on which transformers are built.
  static let attention = PythonSource(
    module: "torch.nn._functional.attention",
    text: #"""
      import math as _math
      import torch


      def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None,
                                       enable_gqa=False):
          for tensor, name in ((query, 'query'), (key, 'key'), (value, 'value')):
              if tensor.dim() < 2:
                  raise RuntimeError('scaled_dot_product_attention: Expected query, key, and value to all be  at least '
                                     f'2 dimensional, but got Query dim: {query.dim()}, Key dim: {key.dim()} and Value '
                                     f'dim: {value.dim()} instead.')
          if not (query.dtype == key.dtype == value.dtype):
              raise RuntimeError('scaled_dot_product_attention: Expected query, key, and value to have the same dtype, '
                                 f'but got query.dtype: {_name(query)} key.dtype: {_name(key)} and value.dtype: '
                                 f'{_name(value)} instead.')
          if is_causal and attn_mask is not None:
              raise RuntimeError('_scaled_dot_product_attention: Explicit attn_mask should not be set when '
                                 'is_causal=True')
          factor = 1 / _math.sqrt(query.size(-1)) if scale is None else scale
          if enable_gqa:
              key = key.repeat_interleave(query.size(-3) // key.size(-3), -3)
              value = value.repeat_interleave(query.size(-3) // value.size(-3), -3)
          scores = query @ key.transpose(-2, -1) * factor
          if is_causal:
              length, width = query.size(-2), key.size(-2)
              attn_mask = torch.ones(length, width, dtype=torch.bool).tril()
          if attn_mask is not None:
              if attn_mask.dtype == torch.bool:
                  scores = scores.masked_fill(attn_mask.logical_not(), float('-inf'))
              else:
                  scores = scores + attn_mask
          shares = scores.softmax(-1)
          if attn_mask is not None and attn_mask.dtype == torch.bool:
              # Where everything is masked, PyTorch gives zeros.
              empty = attn_mask.any(-1, keepdim=True).logical_not()
              shares = shares.masked_fill(empty, 0.0)
          if dropout_p > 0:
              shares = torch.dropout(shares, dropout_p, True)
          return shares @ value


      def _name(tensor):
          return {'torch.float32': 'float', 'torch.float64': 'double'}.get(str(tensor.dtype), str(tensor.dtype)[6:])


      def _floating(mask, dtype):
          if mask is None or mask.dtype != torch.bool:
              return mask
          return torch.zeros_like(mask, dtype=dtype).masked_fill_(mask, float('-inf'))


      def multi_head_attention_forward(query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias,
                                       bias_k, bias_v, add_zero_attn, dropout_p, out_proj_weight, out_proj_bias,
                                       training=True, key_padding_mask=None, need_weights=True, attn_mask=None,
                                       use_separate_proj_weight=False, q_proj_weight=None, k_proj_weight=None,
                                       v_proj_weight=None, static_k=None, static_v=None, average_attn_weights=True,
                                       is_causal=False):
          F = torch.nn.functional
          is_batched = query.dim() == 3
          if query.dim() not in (2, 3):
              raise AssertionError(f'query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D '
                                   'query tensor')
          if not is_batched:
              query, key, value = query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)
              if key_padding_mask is not None:
                  key_padding_mask = key_padding_mask.unsqueeze(0)
          length, batch, width = query.shape
          if width != embed_dim_to_check:
              raise AssertionError(f'was expecting embedding dimension of {embed_dim_to_check}, but got {width}')
          if is_causal and attn_mask is None:
              raise RuntimeError('Need attn_mask if specifying the is_causal hint.')
          head = width // num_heads
          if use_separate_proj_weight:
              weights = (q_proj_weight, k_proj_weight, v_proj_weight)
          else:
              weights = in_proj_weight.chunk(3)
          biases = (None,) * 3 if in_proj_bias is None else in_proj_bias.chunk(3)
          q, k, v = (F.linear(x, w, b) for x, w, b in zip((query, key, value), weights, biases))
          attn_mask = _floating(attn_mask, q.dtype)
          key_padding_mask = _floating(key_padding_mask, q.dtype)
          if bias_k is not None:
              k = torch.cat([k, bias_k.repeat(1, batch, 1)])
              v = torch.cat([v, bias_v.repeat(1, batch, 1)])
          q = q.reshape(length, batch * num_heads, head).transpose(0, 1)
          k = k.reshape(k.shape[0], batch * num_heads, head).transpose(0, 1) if static_k is None else static_k
          v = v.reshape(v.shape[0], batch * num_heads, head).transpose(0, 1) if static_v is None else static_v
          added = (1 if bias_k is not None else 0)
          if add_zero_attn:
              zeros = torch.zeros(batch * num_heads, 1, head, dtype=k.dtype)
              k, v = torch.cat([k, zeros], 1), torch.cat([v, zeros], 1)
              added += 1
          if added:
              if attn_mask is not None:
                  attn_mask = F.pad(attn_mask, (0, added))
              if key_padding_mask is not None:
                  key_padding_mask = F.pad(key_padding_mask, (0, added))
          if attn_mask is not None and attn_mask.dim() == 2:
              attn_mask = attn_mask.unsqueeze(0)
          width_k = k.size(1)
          if key_padding_mask is not None:
              padding = key_padding_mask.view(batch, 1, 1, width_k).expand(-1, num_heads, -1, -1)
              padding = padding.reshape(batch * num_heads, 1, width_k)
              attn_mask = padding if attn_mask is None else attn_mask + padding
          p = dropout_p if training else 0.0
          if need_weights:
              scores = torch.bmm(q * _math.sqrt(1.0 / float(head)), k.transpose(-2, -1))
              if attn_mask is not None:
                  scores = scores + attn_mask
              shares = scores.softmax(-1)
              if p > 0:
                  shares = F.dropout(shares, p)
              output = torch.bmm(shares, v)
              output = output.transpose(0, 1).contiguous().view(length * batch, width)
              output = F.linear(output, out_proj_weight, out_proj_bias).view(length, batch, output.size(1))
              shares = shares.view(batch, num_heads, length, width_k)
              if average_attn_weights:
                  shares = shares.mean(dim=1)
              if not is_batched:
                  return output.squeeze(1), shares.squeeze(0)
              return output, shares
          if attn_mask is not None:
              if attn_mask.size(0) == 1 and attn_mask.dim() == 3:
                  attn_mask = attn_mask.unsqueeze(0)
              else:
                  attn_mask = attn_mask.view(batch, num_heads, -1, width_k)
          q = q.view(batch, num_heads, length, head)
          k = k.view(batch, num_heads, width_k, head)
          v = v.view(batch, num_heads, width_k, head)
          output = scaled_dot_product_attention(q, k, v, attn_mask, p, False)
          output = output.permute(2, 0, 1, 3).contiguous().view(batch * length, width)
          output = F.linear(output, out_proj_weight, out_proj_bias).view(length, batch, output.size(1))
          return (output.squeeze(1) if not is_batched else output), None
      """#)
}
