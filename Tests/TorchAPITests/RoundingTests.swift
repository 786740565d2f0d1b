import Testing

/// Results to the last bit.
struct RoundingTests {
  /// A function that tells the bits of a whole array by one number.
  private static let bits = #"""
    def bits(y):
        number = y.detach().flatten().view(torch.int32 if y.dtype == torch.float32 else torch.int64)
        return int((number % 1000003 * torch.arange(1, number.numel() + 1)).sum())

    """#

  @Test func `functions of one variable have the last bit that PyTorch gives, in blocks and behind them`() {
    let text = Session.run(
      Self.bits + #"""
        x = torch.linspace(-10, 10, 2001)
        size = x.abs() + 0.25
        for function in (torch.exp2, torch.expm1, torch.sinh, torch.cosh, torch.asinh, torch.sigmoid):
            print(function.__name__, bits(function(x)), bits(function(x.double())))
        for function in (torch.log1p, torch.lgamma, torch.xlogy):
            second = (x.abs(),) if function is torch.xlogy else ()
            print(function.__name__, bits(function(size, *second)))
            print(bits(function(size.double(), *[a.double() for a in second])))
        few = x.split(7)
        for function in (torch.exp2, torch.sinh, torch.atanh, torch.sigmoid):
            parts = [c / 11 for c in few] if function is torch.atanh else few
            print(function.__name__, bits(torch.cat([function(c) for c in parts])))
            print(bits(torch.cat([function(c.double()) for c in parts])))
        print(bits(torch.acosh(size + 1)), bits(torch.atanh(x / 11)), torch.sigmoid(torch.tensor([0.3, -2.5])).tolist())
        """#)
    #expect(
      text == #"""
        exp2 1004917631985 1000089139432
        expm1 1041074876555 1015723571588
        sinh 1002214650066 996383073356
        cosh 997455071613 989478452962
        asinh 1027652136140 1013322562466
        sigmoid 820717755653 1008150745503
        log1p 984721218481
        976196364143
        lgamma 1001065882817
        980182065863
        xlogy 1003575752179
        1016105658568
        exp2 1004917730239
        1000089163996
        sinh 1002214650066
        996383071354
        atanh 999956011474
        988701136470
        sigmoid 820717755258
        1008150739310
        979143719554 999956015490 [0.5744425058364868, 0.07585817575454712]

        """#)
  }

  @Test func `activations and their gradients have the last bit that PyTorch gives`() {
    let text = Session.run(
      Self.bits + #"""
        import torch.nn.functional as F
        x = torch.linspace(-10, 10, 2001)
        weights = torch.linspace(-3, 2, 2001)
        for function in (F.silu, F.mish, F.logsigmoid, F.softplus, F.elu, F.selu, lambda v: F.celu(v, 1.3)):
            for dtype in (torch.float32, torch.float64):
                v = x.to(dtype).clone().requires_grad_()
                y = function(v)
                y.backward(weights.to(dtype))
                print(bits(y), bits(v.grad), end=' ')
            print()
        for function in (F.silu, F.mish, F.logsigmoid, F.softplus, F.elu):
            parts = [c.clone().requires_grad_() for c in x.split(7)]
            for part, weight in zip(parts, weights.split(7)):
                function(part).backward(weight)
            print(bits(torch.cat([function(part) for part in parts])), bits(torch.cat([part.grad for part in parts])))
        print(F.silu(torch.tensor([0.3, -2.5])).tolist())
        """#)
    #expect(
      text == #"""
        996192387365 1000022242532 1006241798803 1014812820153 
        997209840078 1027480159435 975949164889 982242782569 
        1000627025667 1023205639082 999769343685 1001097154919 
        1004157141488 1000067722684 964199430184 1016634917098 
        1046816145039 995953751130 1016611696583 1006152548490 
        969100986337 1003974022743 1026177124908 1018229850024 
        974766336701 994187490127 1002928212157 1000639502474 
        996192391181 1000022237658
        997209763709 1027481465140
        1000627025667 1023205639082
        1004157121616 1000067711478
        1046816144944 995953742234
        [0.172332763671875, -0.189645454287529]

        """#)
  }

  @Test func `powers, angles and distances have the last bit that PyTorch gives`() {
    let text = Session.run(
      Self.bits + #"""
        for dtype in (torch.float32, torch.float64):
            x = torch.linspace(-10, 10, 2001).to(dtype)
            y = torch.linspace(3, -2, 2001).to(dtype)
            print(bits(x.abs() ** 1.7), bits(x ** 4), bits(1.5 ** x), bits(x.abs() ** y), bits((x * x + 1) ** -1.5))
            print(bits(torch.atan2(x, y)), bits(torch.hypot(x, y)), bits(torch.logaddexp(x, y)))
            few = x.abs().split(7)
            print(bits(torch.cat([c ** 1.7 for c in few])), bits(torch.cat([c ** d for c, d in zip(few, y.split(7))])))
            print(bits(torch.cat([torch.atan2(c, d) for c, d in zip(few, y.split(7))])))
            z = torch.tensor([0.3, 2.5], dtype=dtype, requires_grad=True)
            (z ** 4).sum().backward()
            print((z ** 2.2).tolist(), z.grad.tolist())
        inf = float('inf')
        print(torch.logaddexp(torch.tensor([inf, -inf, float('nan')]), torch.tensor([inf, -inf, 1.])))
        """#)
    #expect(
      text == #"""
        1011861309664 994829883047 1000905763107 1015553486543 1002387134749
        1102249621177 1008771106171 1010909576973
        1011859862013 1015553488922
        1086752603071
        [0.07074028253555298, 7.507027626037598] [0.1080000102519989, 62.5]
        1007376806436 1025462262825 997642163961 992958867839 982310091763
        1020265434017 989313622415 986896691316
        1007376788418 992958861792
        1028701625005
        [0.07074027770369604, 7.507027712383946] [0.108, 62.5]
        tensor([inf, -inf, nan])

        """#)
  }

  @Test func `rows of softmax and layer norm have the last bit that PyTorch gives`() {
    let text = Session.run(
      Self.bits + #"""
        import torch.nn.functional as F
        for dtype in (torch.float32, torch.float64):
            for width in (3, 10, 16, 33, 64):
                x = (torch.linspace(-3, 3, 20 * width).sin() * 4).to(dtype).view(20, width)
                x = (x * 8).round() / 8
                g = torch.linspace(-1, 1, 20 * width).to(dtype).view(20, width)
                results = []
                for function in (torch.softmax, torch.log_softmax):
                    v = x.clone().requires_grad_()
                    y = function(v, 1)
                    y.backward(g)
                    results += [bits(y), bits(v.grad)]
                results.append(bits(F.layer_norm(x, (width,), g[0], g[1])))
                print(width, *results)
        print(torch.softmax(torch.tensor([0.3, -2.5, 1.25]), 0).tolist())
        """#)
    #expect(
      text == #"""
        3 1015212188 1042144871 761857153 869603402 930455337
        10 9962861633 9661337767 10496964083 10146233349 10267069220
        16 26012177907 25384477722 26351730921 25127608453 23810798948
        33 106685392096 111964771181 109511188236 107093169015 102892328645
        64 386348926521 404190730461 432814501851 413793911324 430624470682
        3 1042359265 852192912 1276130325 852034140 1053739108
        10 10920110842 9765564605 9732457670 9780503252 9745794370
        16 27019816467 25607235306 24417084979 26041729511 25178252874
        33 110216745963 109626752571 106686575234 104813566597 106223043839
        64 420336916242 409034096606 430436945676 401822175347 422208810779
        [0.2742340862751007, 0.016676191240549088, 0.7090896964073181]

        """#)
  }
}
