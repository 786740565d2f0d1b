import Testing

/// Complex functions at their edges, samples of long ranges and printed words.
struct NumberLibraryTests {
  @Test func `cmath, pprint and random agree with CPython's`() {
    let text = transcript(
      #"""
      import cmath, pprint, random
      for z in (1+1j, 0.001+1j, .8+.6j, 3+4j, 1e308+1e308j, -2, 0.5j):
          print(cmath.log(z), cmath.log10(z), cmath.log(z, 2))
      infinity = float('inf')
      for name in ('exp', 'cosh', 'sinh', 'sin', 'cos', 'tan', 'sqrt', 'tanh'):
          for z in (infinity, -infinity, 1j, 710+1j, complex(1, infinity), complex(infinity, 1), 1e20, 2+3j):
              try: print(name, z, getattr(cmath, name)(z))
              except Exception as error: print(name, z, type(error).__name__, error)
      pprint.pprint(['x', 'word word word wordword'], width=26)
      pprint.pprint({'q': {'a': [1], 'e': 'word word word wordword'}}, width=31)
      pprint.pprint([(((1,),),)], depth=2)
      random.seed(0)
      print(random.sample(range(10**9), 3), random.sample(range(5), 5), random.sample('abc', 2), random.sample(range(100), k=3, counts=[1] * 100))
      """#)
    #expect(
      text == #"""
        (0.34657359027997264+0.7853981633974483j) (0.15051499783199057+0.3410940884604603j) (0.5+1.1330900354567985j)
        (4.999997500001667e-07+1.5697963271282298j) (2.171471323780778e-07+0.6817538825837821j) (7.213471597709619e-07+2.2647373763536063j)
        (2.7755575615628914e-17+0.6435011087932844j) (1.2054093331916087e-17+0.2794689806475475j) (4.004283129768647e-17+0.9283758584626207j)
        (1.6094379124341003+0.9272952180016122j) (0.6989700043360187+0.4027191962733731j) (2.321928094887362+1.3378042124509761j)
        (709.542782232446+0.7853981633974483j) (308.150514997832+0.3410940884604603j) (1023.6538532253077+1.1330900354567985j)
        (0.6931471805599453+3.141592653589793j) (0.30102999566398114+1.3643763538418412j) (1+4.532360141827194j)
        (-0.6931471805599453+1.5707963267948966j) (-0.30102999566398114+0.6821881769209206j) (-1+2.266180070913597j)
        exp inf (inf+0j)
        exp -inf 0j
        exp 1j (0.5403023058681398+0.8414709848078965j)
        exp (710+1j) OverflowError math range error
        exp (1+infj) ValueError math domain error
        exp (inf+1j) (inf+infj)
        exp 1e+20 OverflowError math range error
        exp (2+3j) (-7.315110094901103+1.0427436562359045j)
        cosh inf (inf+0j)
        cosh -inf (inf-0j)
        cosh 1j (0.5403023058681398+0j)
        cosh (710+1j) (6.035162617272641e+307+9.399208879688905e+307j)
        cosh (1+infj) ValueError math domain error
        cosh (inf+1j) (inf+infj)
        cosh 1e+20 OverflowError math range error
        cosh (2+3j) (-3.7245455049153224+0.5118225699873846j)
        sinh inf (inf+0j)
        sinh -inf (-inf+0j)
        sinh 1j 0.8414709848078965j
        sinh (710+1j) (6.035162617272641e+307+9.399208879688905e+307j)
        sinh (1+infj) ValueError math domain error
        sinh (inf+1j) (inf+infj)
        sinh 1e+20 OverflowError math range error
        sinh (2+3j) (-3.59056458998578+0.5309210862485197j)
        sin inf ValueError math domain error
        sin -inf ValueError math domain error
        sin 1j 1.1752011936438014j
        sin (710+1j) (9.303033579384142e-05+1.175201191508033j)
        sin (1+infj) (inf+infj)
        sin (inf+1j) ValueError math domain error
        sin 1e+20 (-0.6452512852657808+0j)
        sin (2+3j) (9.15449914691143-4.168906959966565j)
        cos inf ValueError math domain error
        cos -inf ValueError math domain error
        cos 1j (1.5430806348152437-0j)
        cos (710+1j) (1.5430806320109045-7.085136006719203e-05j)
        cos (1+infj) (inf-infj)
        cos (inf+1j) ValueError math domain error
        cos 1e+20 (0.7639704044417283+0j)
        cos (2+3j) (-4.189625690968807-9.109227893755337j)
        tan inf ValueError math domain error
        tan -inf ValueError math domain error
        tan 1j 0.7615941559557649j
        tan (710+1j) (2.5319709892194873e-05+0.7615941571183327j)
        tan (1+infj) 1j
        tan (inf+1j) ValueError math domain error
        tan 1e+20 (-0.8446024630198843+0j)
        tan (2+3j) (-0.003764025641504249+1.00323862735361j)
        sqrt inf (inf+0j)
        sqrt -inf infj
        sqrt 1j (0.7071067811865476+0.7071067811865475j)
        sqrt (710+1j) (26.64583179622099+0.018764660973012368j)
        sqrt (1+infj) (inf+infj)
        sqrt (inf+1j) (inf+0j)
        sqrt 1e+20 (10000000000+0j)
        sqrt (2+3j) (1.6741492280355401+0.8959774761298381j)
        tanh inf (1+0j)
        tanh -inf (-1+0j)
        tanh 1j 1.5574077246549023j
        tanh (710+1j) (1+0j)
        tanh (1+infj) ValueError math domain error
        tanh (inf+1j) (1+0j)
        tanh 1e+20 (1+0j)
        tanh (2+3j) (0.965385879022133-0.009884375038322495j)
        ['x',
         'word word word '
         'wordword']
        {'q': {'a': [1],
               'e': 'word word word '
                    'wordword'}}
        [((...,),)]
        [906691059, 413653999, 813847339] [3, 0, 1, 2, 4] ['b', 'c'] [45, 74, 27]

        """#)
  }
}
