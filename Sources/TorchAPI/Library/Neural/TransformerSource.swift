import PythonRuntime

extension PythonSource {
  /// The transformer's layers.
  static let transformerLayers = PythonSource(
    module: "torch.nn.modules.transformer",
    text: #"""
      import copy
      import torch
      import torch.nn.functional as F
      from torch.nn.init import xavier_uniform_
      from torch.nn.modules.activation import MultiheadAttention
      from torch.nn.modules.container import ModuleList
      from torch.nn.modules.dropout import Dropout
      from torch.nn.modules.linear import Linear
      from torch.nn.modules.module import Module
      from torch.nn.modules.normalization import LayerNorm


      def _get_clones(module, count):
          return ModuleList([copy.deepcopy(module) for _ in range(count)])


      def _get_activation_fn(activation):
          if activation == 'relu':
              return F.relu
          if activation == 'gelu':
              return F.gelu
          raise RuntimeError(f'activation should be relu/gelu, not {activation}')


      class TransformerEncoderLayer(Module):
          def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-05,
                       batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
              super().__init__()
              self.self_attn = MultiheadAttention(d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first,
                                                  device=device, dtype=dtype)
              self.linear1 = Linear(d_model, dim_feedforward, bias, device, dtype)
              self.dropout = Dropout(dropout)
              self.linear2 = Linear(dim_feedforward, d_model, bias, device, dtype)
              self.norm_first = norm_first
              self.norm1 = LayerNorm(d_model, layer_norm_eps, True, bias, device, dtype)
              self.norm2 = LayerNorm(d_model, layer_norm_eps, True, bias, device, dtype)
              self.dropout1 = Dropout(dropout)
              self.dropout2 = Dropout(dropout)
              kind = _get_activation_fn(activation) if isinstance(activation, str) else activation
              self.activation_relu_or_gelu = (
                  1 if kind is F.relu or isinstance(kind, torch.nn.ReLU) else
                  2 if kind is F.gelu or isinstance(kind, torch.nn.GELU) else 0)
              self.activation = kind

          def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
              x = src
              if self.norm_first:
                  x = x + self._sa_block(self.norm1(x), src_mask, src_key_padding_mask, is_causal)
                  return x + self._ff_block(self.norm2(x))
              x = self.norm1(x + self._sa_block(x, src_mask, src_key_padding_mask, is_causal))
              return self.norm2(x + self._ff_block(x))

          def _sa_block(self, x, attn_mask, key_padding_mask, is_causal=False):
              x = self.self_attn(x, x, x, attn_mask=attn_mask, key_padding_mask=key_padding_mask, need_weights=False,
                                 is_causal=is_causal)[0]
              return self.dropout1(x)

          def _ff_block(self, x):
              return self.dropout2(self.linear2(self.dropout(self.activation(self.linear1(x)))))


      class TransformerDecoderLayer(Module):
          def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-05,
                       batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
              super().__init__()
              self.self_attn = MultiheadAttention(d_model, nhead, dropout=dropout, batch_first=batch_first, bias=bias,
                                                  device=device, dtype=dtype)
              self.multihead_attn = MultiheadAttention(d_model, nhead, dropout=dropout, batch_first=batch_first, bias=bias,
                                                       device=device, dtype=dtype)
              self.linear1 = Linear(d_model, dim_feedforward, bias, device, dtype)
              self.dropout = Dropout(dropout)
              self.linear2 = Linear(dim_feedforward, d_model, bias, device, dtype)
              self.norm_first = norm_first
              self.norm1 = LayerNorm(d_model, layer_norm_eps, True, bias, device, dtype)
              self.norm2 = LayerNorm(d_model, layer_norm_eps, True, bias, device, dtype)
              self.norm3 = LayerNorm(d_model, layer_norm_eps, True, bias, device, dtype)
              self.dropout1 = Dropout(dropout)
              self.dropout2 = Dropout(dropout)
              self.dropout3 = Dropout(dropout)
              self.activation = _get_activation_fn(activation) if isinstance(activation, str) else activation

          def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                      memory_key_padding_mask=None, tgt_is_causal=False, memory_is_causal=False):
              x = tgt
              if self.norm_first:
                  x = x + self._sa_block(self.norm1(x), tgt_mask, tgt_key_padding_mask, tgt_is_causal)
                  x = x + self._mha_block(self.norm2(x), memory, memory_mask, memory_key_padding_mask, memory_is_causal)
                  return x + self._ff_block(self.norm3(x))
              x = self.norm1(x + self._sa_block(x, tgt_mask, tgt_key_padding_mask, tgt_is_causal))
              x = self.norm2(x + self._mha_block(x, memory, memory_mask, memory_key_padding_mask, memory_is_causal))
              return self.norm3(x + self._ff_block(x))

          def _sa_block(self, x, attn_mask, key_padding_mask, is_causal=False):
              x = self.self_attn(x, x, x, attn_mask=attn_mask, key_padding_mask=key_padding_mask, is_causal=is_causal,
                                 need_weights=False)[0]
              return self.dropout1(x)

          def _mha_block(self, x, mem, attn_mask, key_padding_mask, is_causal=False):
              x = self.multihead_attn(x, mem, mem, attn_mask=attn_mask, key_padding_mask=key_padding_mask,
                                      is_causal=is_causal, need_weights=False)[0]
              return self.dropout2(x)

          def _ff_block(self, x):
              return self.dropout3(self.linear2(self.dropout(self.activation(self.linear1(x)))))


      class TransformerEncoder(Module):
          def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
              super().__init__()
              self.layers = _get_clones(encoder_layer, num_layers)
              self.num_layers = num_layers
              self.norm = norm
              self.enable_nested_tensor = enable_nested_tensor
              self.use_nested_tensor = bool(
                  enable_nested_tensor and isinstance(encoder_layer, TransformerEncoderLayer)
                  and not encoder_layer.norm_first and encoder_layer.self_attn.batch_first
                  and encoder_layer.self_attn.num_heads % 2 == 0 and encoder_layer.activation_relu_or_gelu
                  and encoder_layer.norm1.eps == encoder_layer.norm2.eps)
              self.mask_check = mask_check

          def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
              self.layers[0]  # An encoder without layers is an error.
              for layer in self.layers:
                  src = layer(src, src_mask=mask, is_causal=bool(is_causal), src_key_padding_mask=src_key_padding_mask)
              return src if self.norm is None else self.norm(src)


      class TransformerDecoder(Module):
          def __init__(self, decoder_layer, num_layers, norm=None):
              super().__init__()
              self.layers = _get_clones(decoder_layer, num_layers)
              self.num_layers = num_layers
              self.norm = norm

          def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                      memory_key_padding_mask=None, tgt_is_causal=None, memory_is_causal=False):
              for layer in self.layers:
                  tgt = layer(tgt, memory, tgt_mask=tgt_mask, memory_mask=memory_mask,
                              tgt_key_padding_mask=tgt_key_padding_mask,
                              memory_key_padding_mask=memory_key_padding_mask, tgt_is_causal=bool(tgt_is_causal),
                              memory_is_causal=memory_is_causal)
              return tgt if self.norm is None else self.norm(tgt)


      class Transformer(Module):
          def __init__(self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048,
                       dropout=0.1, activation=F.relu, custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-05,
                       batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
              super().__init__()
              rest = (d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias,
                      device, dtype)

              def norm():
                  return LayerNorm(d_model, layer_norm_eps, True, bias, device, dtype)
              self.encoder = custom_encoder
              if custom_encoder is None:
                  layer = TransformerEncoderLayer(*rest)
                  self.encoder = TransformerEncoder(layer, num_encoder_layers, norm())
              self.decoder = custom_decoder
              if custom_decoder is None:
                  layer = TransformerDecoderLayer(*rest)
                  self.decoder = TransformerDecoder(layer, num_decoder_layers, norm())
              self._reset_parameters()
              self.d_model = d_model
              self.nhead = nhead
              self.batch_first = batch_first

          def forward(self, src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None,
                      tgt_key_padding_mask=None, memory_key_padding_mask=None, src_is_causal=None, tgt_is_causal=None,
                      memory_is_causal=False):
              is_batched = src.dim() == 3
              axis = 0 if self.batch_first else 1
              if is_batched and src.size(axis) != tgt.size(axis):
                  raise RuntimeError('the batch number of src and tgt must be equal')
              if src.size(-1) != self.d_model or tgt.size(-1) != self.d_model:
                  raise RuntimeError('the feature number of src and tgt must be equal to d_model')
              memory = self.encoder(src, mask=src_mask, src_key_padding_mask=src_key_padding_mask,
                                    is_causal=src_is_causal)
              return self.decoder(tgt, memory, tgt_mask=tgt_mask, memory_mask=memory_mask,
                                  tgt_key_padding_mask=tgt_key_padding_mask,
                                  memory_key_padding_mask=memory_key_padding_mask, tgt_is_causal=tgt_is_causal,
                                  memory_is_causal=memory_is_causal)

          @staticmethod
          def generate_square_subsequent_mask(sz, device=None, dtype=None):
              return torch.triu(torch.full((sz, sz), float('-inf'), dtype=dtype), diagonal=1)

          def _reset_parameters(self):
              for param in self.parameters():
                  if param.dim() > 1:
                      xavier_uniform_(param)
      """#)
}
