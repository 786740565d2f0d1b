"""Counts which of PyTorch's public names there are here; `make coverage` runs it.

The names are those that PyTorch 2.15.0 documents for dense tensors on a CPU: what has a docstring in a module,
or stands in its `__all__`, without sparse, quantised and symbolic tensors, other devices, named dimensions,
the compiler, functions whose names end in `_` or `_copy`, and names that only raise an error.
"""
import torch

NAMES = {
    "torch": """
        abs absolute acos acosh adaptive_avg_pool1d add addbmm addcdiv addcmul addmm addmv addr adjoint all
        allclose amax amin aminmax angle any arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh
        are_deterministic_algorithms_enabled argmax argmin argsort argwhere as_strided as_strided_scatter
        as_tensor asarray asin asinh atan atan2 atanh atleast_1d atleast_2d atleast_3d avg_pool1d baddbmm
        bartlett_window bernoulli bilinear bincount bitwise_and bitwise_left_shift bitwise_not bitwise_or
        bitwise_right_shift bitwise_xor blackman_window block_diag bmm broadcast_shapes broadcast_tensors
        broadcast_to bucketize can_cast cartesian_prod cat cdist ceil chain_matmul channel_shuffle
        cholesky_inverse cholesky_solve chunk clamp clip clone column_stack combinations compile complex
        concat concatenate conj conj_physical conv1d conv2d conv3d conv_tbc conv_transpose1d
        conv_transpose2d conv_transpose3d copysign corrcoef cos cosh cosine_similarity count_nonzero cov
        cross cummax cummin cumprod cumsum cumulative_trapezoid deg2rad det diag diag_embed diagflat
        diagonal diagonal_scatter diff digamma dist div divide dot dsplit dstack einsum empty empty_like
        empty_permuted empty_strided eq equal erf erfc erfinv exp exp2 expm1 eye fix flatten flip fliplr
        float_power floor floor_divide fmax fmin fmod frac frexp from_numpy frombuffer full full_like gather
        gcd ge geqrf ger get_default_device get_default_dtype get_deterministic_debug_mode
        get_float32_matmul_precision get_num_interop_threads get_num_threads get_rng_state gradient greater
        greater_equal gt hamming_window hann_window hardshrink heaviside histc histogram histogramdd hsplit
        hstack hypot i0 igamma igammac imag index_add index_reduce index_select initial_seed inner inverse
        is_complex is_conj is_deterministic_algorithms_warn_only_enabled is_floating_point is_grad_enabled
        is_inference is_inference_mode_enabled is_nonzero is_storage is_tensor is_warn_always_enabled
        isclose isfinite isin isinf isnan isneginf isposinf isreal istft kaiser_window kron kthvalue lcm
        ldexp le lerp less less_equal lgamma linspace load log log10 log1p log2 logaddexp logaddexp2
        logcumsumexp logdet logical_and logical_not logical_or logical_xor logit logspace logsumexp lt lu
        lu_solve lu_unpack manual_seed masked_select matmul matrix_exp matrix_power max maximum mean median
        meshgrid min minimum mm mode moveaxis movedim msort mul multinomial multiply mv mvlgamma nan_to_num
        nanmean nanmedian nanquantile nansum narrow narrow_copy native_channel_shuffle ne neg negative
        nextafter nonzero nonzero_static norm normal not_equal numel ones ones_like orgqr ormqr outer
        pairwise_distance pca_lowrank pdist permute pinverse pixel_shuffle pixel_unshuffle poisson polar
        polygamma positive pow prelu prod promote_types quantile rad2deg rand rand_like randint randint_like
        randn randn_like randperm range ravel real reciprocal remainder renorm repeat_interleave reshape
        resolve_conj resolve_neg result_type roll rot90 round row_stack rsqrt save scatter scatter_add
        scatter_reduce searchsorted seed segment_reduce select select_scatter set_default_device
        set_default_dtype set_default_tensor_type set_deterministic_debug_mode set_float32_matmul_precision
        set_flush_denormal set_num_interop_threads set_num_threads set_printoptions set_rng_state
        set_warn_always sgn sigmoid sign signbit sin sinc sinh slice_scatter slogdet softmax sort split sqrt
        square squeeze stack std std_mean stft sub subtract sum svd svd_lowrank swapaxes swapdims t take
        take_along_dim tan tanh tensor tensor_split tensordot tile topk trace transpose trapezoid trapz
        triangular_solve tril tril_indices triu triu_indices true_divide trunc typename unbind unflatten
        unique unique_consecutive unravel_index unsafe_chunk unsafe_split unsqueeze
        use_deterministic_algorithms vander var var_mean vdot view_as_complex view_as_real vmap vsplit
        vstack where xlogy zeros zeros_like
    """,
    "torch.Tensor": """
        H T abs abs_ absolute absolute_ acos acos_ acosh acosh_ add add_ addbmm addbmm_ addcdiv addcdiv_
        addcmul addcmul_ addmm addmm_ addmv addmv_ addr addr_ adjoint all allclose amax amin aminmax angle
        any apply_ arccos arccos_ arccosh arccosh_ arcsin arcsin_ arcsinh arcsinh_ arctan arctan2 arctan2_
        arctan_ arctanh arctanh_ argmax argmin argsort argwhere as_strided as_strided_ as_strided_scatter
        as_subclass asin asin_ asinh asinh_ atan atan2 atan2_ atan_ atanh atanh_ backward baddbmm baddbmm_
        bernoulli bernoulli_ bfloat16 bincount bitwise_and bitwise_and_ bitwise_left_shift
        bitwise_left_shift_ bitwise_not bitwise_not_ bitwise_or bitwise_or_ bitwise_right_shift
        bitwise_right_shift_ bitwise_xor bitwise_xor_ bmm bool broadcast_to byte cauchy_ cdouble ceil ceil_
        cfloat char cholesky_inverse cholesky_solve chunk clamp clamp_ clamp_max clamp_max_ clamp_min
        clamp_min_ clip clip_ clone conj conj_physical conj_physical_ const_data_ptr contiguous copy_
        copysign copysign_ corrcoef cos cos_ cosh cosh_ count_nonzero cov cpu cross cummax cummin cumprod
        cumprod_ cumsum cumsum_ data data_ptr deg2rad deg2rad_ det detach detach_ device diag diag_embed
        diagflat diagonal diagonal_scatter diff digamma digamma_ dim dist div div_ divide divide_ dot double
        dsplit dtype element_size eq eq_ equal erf erf_ erfc erfc_ erfinv erfinv_ exp exp2 exp2_ exp_ expand
        expand_as expm1 expm1_ exponential_ fill_ fill_diagonal_ fix fix_ flatten flip fliplr float
        float_power float_power_ floor floor_ floor_divide floor_divide_ fmax fmin fmod fmod_ frac frac_
        frexp gather gcd gcd_ ge ge_ geometric_ geqrf ger get_device grad grad_fn greater greater_
        greater_equal greater_equal_ gt gt_ half hardshrink heaviside heaviside_ histc histogram hsplit
        hypot hypot_ i0 i0_ igamma igamma_ igammac igammac_ imag index index_add index_add_ index_copy_
        index_fill index_fill_ index_put index_put_ index_reduce index_reduce_ index_select indices inner
        int inverse is_complex is_conj is_contiguous is_cpu is_floating_point is_inference is_leaf is_meta
        is_neg is_nonzero is_same_size is_set_to is_signed isclose isfinite isinf isnan isneginf isposinf
        isreal istft item itemsize kron kthvalue layout lcm lcm_ ldexp ldexp_ le le_ lerp lerp_ less less_
        less_equal less_equal_ lgamma lgamma_ log log10 log10_ log1p log1p_ log2 log2_ log_ log_normal_
        log_softmax logaddexp logaddexp2 logcumsumexp logdet logical_and logical_and_ logical_not
        logical_not_ logical_or logical_or_ logical_xor logical_xor_ logit logit_ logsumexp long lt lt_ lu
        lu_solve mH mT map_ masked_fill masked_fill_ masked_scatter masked_scatter_ masked_select matmul
        matrix_exp matrix_power max maximum mean median min minimum mm mode moveaxis movedim msort mul mul_
        multinomial multiply multiply_ mv mvlgamma mvlgamma_ nan_to_num nan_to_num_ nanmean nanmedian
        nanquantile nansum narrow narrow_copy nbytes ndim ndimension ne ne_ neg neg_ negative negative_
        nelement new new_empty new_empty_strided new_full new_ones new_tensor new_zeros nextafter nextafter_
        nonzero nonzero_static norm normal_ not_equal not_equal_ numel numpy orgqr ormqr outer output_nr
        permute pinverse polygamma polygamma_ positive pow pow_ prelu prod put put_ quantile rad2deg
        rad2deg_ random_ ravel real reciprocal reciprocal_ register_hook register_post_accumulate_grad_hook
        relu relu_ remainder remainder_ renorm renorm_ repeat repeat_interleave requires_grad requires_grad_
        reshape reshape_as resize resize_ resize_as resize_as_ resolve_conj resolve_neg retain_grad
        retains_grad roll rot90 round round_ rsqrt rsqrt_ scatter scatter_ scatter_add scatter_add_
        scatter_reduce scatter_reduce_ select select_scatter set_ sgn sgn_ shape short sigmoid sigmoid_ sign
        sign_ signbit sin sin_ sinc sinc_ sinh sinh_ size slice_scatter slogdet softmax sort split
        split_with_sizes sqrt sqrt_ square square_ squeeze squeeze_ std stft storage storage_offset stride
        sub sub_ subtract subtract_ sum sum_to_size svd swapaxes swapaxes_ swapdims swapdims_ t t_ take
        take_along_dim tan tan_ tanh tanh_ tensor_split tile to to_dense tolist topk trace transpose
        transpose_ triangular_solve tril tril_ triu triu_ true_divide true_divide_ trunc trunc_ type type_as
        unbind unflatten unfold uniform_ unique unique_consecutive unsafe_chunk unsafe_split unsqueeze
        unsqueeze_ untyped_storage var vdot view view_as vsplit where xlogy xlogy_ zero_
    """,
    "torch.special": """
        airy_ai bessel_j0 bessel_j1 bessel_y0 bessel_y1 chebyshev_polynomial_t chebyshev_polynomial_u
        chebyshev_polynomial_v chebyshev_polynomial_w digamma entr erf erfc erfcx erfinv exp2 expit expm1
        gammainc gammaincc gammaln hermite_polynomial_h hermite_polynomial_he i0 i0e i1 i1e
        laguerre_polynomial_l legendre_polynomial_p log1p log_ndtr log_softmax logit logsumexp
        modified_bessel_i0 modified_bessel_i1 modified_bessel_k0 modified_bessel_k1 multigammaln ndtr ndtri
        polygamma psi round scaled_modified_bessel_k0 scaled_modified_bessel_k1
        shifted_chebyshev_polynomial_t shifted_chebyshev_polynomial_u shifted_chebyshev_polynomial_v
        shifted_chebyshev_polynomial_w sinc softmax spherical_bessel_j0 xlog1py xlogy zeta
    """,
    "torch.linalg": """
        cholesky cholesky_ex cond cross det diagonal eig eigh eigvals eigvalsh householder_product inv
        inv_ex ldl_factor ldl_factor_ex ldl_solve lstsq lu lu_factor lu_factor_ex lu_solve matmul matrix_exp
        matrix_norm matrix_power matrix_rank matrix_sqrth multi_dot norm pinv polar qr slogdet solve
        solve_ex solve_triangular svd svdvals tensorinv tensorsolve vander vecdot vector_norm
    """,
    "torch.fft": """
        fft fft2 fftfreq fftn fftshift hfft hfft2 hfftn ifft ifft2 ifftn ifftshift ihfft ihfft2 ihfftn irfft
        irfft2 irfftn rfft rfft2 rfftfreq rfftn
    """,
    "torch.nn.functional": """
        Optional adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d
        adaptive_max_pool1d_with_indices adaptive_max_pool2d adaptive_max_pool2d_with_indices
        adaptive_max_pool3d adaptive_max_pool3d_with_indices affine_grid alpha_dropout avg_pool1d avg_pool2d
        avg_pool3d batch_norm bilinear binary_cross_entropy binary_cross_entropy_with_logits celu celu_
        channel_shuffle conv1d conv2d conv3d conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d
        cosine_embedding_loss cosine_similarity cross_entropy ctc_loss dropout dropout1d dropout2d dropout3d
        elu elu_ embedding embedding_bag feature_alpha_dropout fold fractional_max_pool2d
        fractional_max_pool2d_with_indices fractional_max_pool3d fractional_max_pool3d_with_indices
        gaussian_nll_loss gelu glu grid_sample group_norm gumbel_softmax hardshrink hardsigmoid hardswish
        hardtanh hardtanh_ hinge_embedding_loss huber_loss instance_norm interpolate kl_div l1_loss
        layer_norm leaky_relu leaky_relu_ linear linear_cross_entropy local_response_norm log_softmax
        logsigmoid lp_pool1d lp_pool2d lp_pool3d margin_ranking_loss max_pool1d max_pool1d_with_indices
        max_pool2d max_pool2d_with_indices max_pool3d max_pool3d_with_indices max_unpool1d max_unpool2d
        max_unpool3d mish mse_loss multi_head_attention_forward multi_margin_loss multilabel_margin_loss
        multilabel_soft_margin_loss native_channel_shuffle nll_loss normalize one_hot pad pairwise_distance
        pdist pixel_shuffle pixel_unshuffle poisson_nll_loss prelu relu relu6 relu_ rms_norm rrelu rrelu_
        scaled_dot_product_attention selu selu_ sigmoid silu smooth_l1_loss soft_margin_loss softmax softmin
        softplus softshrink softsign tanh tanhshrink threshold threshold_ triplet_margin_loss
        triplet_margin_with_distance_loss unfold upsample upsample_bilinear upsample_nearest
    """,
    "torch.nn": """
        AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveLogSoftmaxWithLoss AdaptiveMaxPool1d
        AdaptiveMaxPool2d AdaptiveMaxPool3d AlphaDropout AvgPool1d AvgPool2d AvgPool3d BCELoss
        BCEWithLogitsLoss BatchNorm1d BatchNorm2d BatchNorm3d Bilinear CELU CTCLoss ChannelShuffle
        CircularPad1d CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d Container Conv1d
        Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d CosineEmbeddingLoss CosineSimilarity
        CrossEntropyLoss CrossMapLRN2d Dropout Dropout1d Dropout2d Dropout3d ELU Embedding EmbeddingBag
        FeatureAlphaDropout Flatten Fold FractionalMaxPool2d FractionalMaxPool3d GELU GLU GRU GRUCell
        GaussianNLLLoss GroupNorm Hardshrink Hardsigmoid Hardswish Hardtanh HingeEmbeddingLoss HuberLoss
        Identity InstanceNorm1d InstanceNorm2d InstanceNorm3d KLDivLoss L1Loss LPPool1d LPPool2d LPPool3d
        LSTM LSTMCell LayerNorm LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyConv1d LazyConv2d
        LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d LazyInstanceNorm1d
        LazyInstanceNorm2d LazyInstanceNorm3d LazyLinear LeakyReLU Linear LinearCrossEntropyLoss
        LinearCrossEntropyOptions LocalResponseNorm LogSigmoid LogSoftmax MSELoss MarginRankingLoss
        MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d Mish Module ModuleDict ModuleList
        MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss MultiheadAttention NLLLoss NLLLoss2d
        PReLU PairwiseDistance ParameterDict ParameterList PixelShuffle PixelUnshuffle PoissonNLLLoss
        RMSNorm RNN RNNBase RNNCell RNNCellBase RReLU ReLU ReLU6 ReflectionPad1d ReflectionPad2d
        ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d SELU Sequential SiLU Sigmoid
        SmoothL1Loss SoftMarginLoss Softmax Softmax2d Softmin Softplus Softshrink Softsign SyncBatchNorm
        Tanh Tanhshrink Threshold Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder
        TransformerEncoderLayer TripletMarginLoss TripletMarginWithDistanceLoss Unflatten Unfold Upsample
        UpsamplingBilinear2d UpsamplingNearest2d ZeroPad1d ZeroPad2d ZeroPad3d
    """,
    "torch.optim": """
        ASGD Adadelta Adafactor Adagrad Adam AdamW Adamax LBFGS Muon NAdam RAdam RMSprop Rprop SGD
        SparseAdam
    """,
    "torch.optim.lr_scheduler": """
        ChainedScheduler ConstantLR CosineAnnealingLR CosineAnnealingWarmRestarts CyclicLR ExponentialLR
        LRScheduler LambdaLR LinearLR MultiStepLR MultiplicativeLR OneCycleLR PolynomialLR ReduceLROnPlateau
        SequentialLR StepLR
    """,
    "torch.nn.init": """
        Literal calculate_gain constant constant_ dirac dirac_ eye eye_ kaiming_normal kaiming_normal_
        kaiming_uniform kaiming_uniform_ normal normal_ ones_ orthogonal orthogonal_ sparse sparse_
        trunc_normal_ uniform uniform_ xavier_normal xavier_normal_ xavier_uniform xavier_uniform_ zeros_
    """,
}


def find(path):
    """The module or class of a dotted path, or None where there is none."""
    found = torch
    for part in path.split(".")[1:]:
        found = getattr(found, part, None)
    return found


def has(owner, name):
    try:
        return owner is not None and hasattr(owner, name)
    except Exception:
        return True


def main():
    print(f"{'':28}{'there':>6}{'of':>6}{'':>8}")
    rows = []
    for path, text in NAMES.items():
        names = text.split()
        owner = find(path)
        missing = [name for name in names if not has(owner, name)]
        there = len(names) - len(missing)
        print(f"{path:28}{there:>6}{len(names):>6}{100 * there / len(names):>7.1f}%")
        rows.append((path, missing))
    for path, missing in rows:
        if missing:
            print(f"\nmissing from {path}:")
            line = ""
            for name in missing:
                if len(line) + len(name) > 100:
                    print(line)
                    line = ""
                line += "  " + name
            print(line)


main()
