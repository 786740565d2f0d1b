import Testing

struct NumberConversionTests {
  @Test func `big integers round to the nearest float once`() {
    let text = transcript(
      #"""
      import random
      random.seed(2)
      numbers = [random.getrandbits(random.randint(60, 400)) * random.choice((1, -1)) for _ in range(12)]
      for a in numbers: print(float(a), a * 1.0, a == float(a))
      for a, b in zip(numbers, numbers[1:]): print(a / b, a / (1 << 70))
      print(10**400 / 10**399, (2**53 + 1) / 1, (2**64 - 1) / 3, -(10**30) / 7)
      for attempt in (lambda: float(10**400), lambda: 10**400 / 3):
          try: attempt()
          except OverflowError as e: print(e)
      """#)
    #expect(
      text == #"""
        1.1174187321512653e+26 1.1174187321512653e+26 False
        1.4348719255598239e+65 1.4348719255598239e+65 False
        -7.227899628838605e+83 -7.227899628838605e+83 False
        -2.4236780829958686e+95 -2.4236780829958686e+95 False
        2.896797398415454e+81 2.896797398415454e+81 False
        6.777022612163054e+67 6.777022612163054e+67 False
        -3.9275985209475354e+86 -3.9275985209475354e+86 False
        -2.2607930644368778e+73 -2.2607930644368778e+73 False
        -7.126489894301927e+118 -7.126489894301927e+118 False
        -2.817778021110258e+88 -2.817778021110258e+88 False
        -3.4476139529429184e+43 -3.4476139529429184e+43 False
        -2.368215244871208e+65 -2.368215244871208e+65 False
        7.78758516524252e-40 94649.04820112498
        -1.9851851841367952e-19 1.2153837960393906e+44
        2.9822028261708406e-12 -6.122269125073427e+62
        -83667504131342.38 -2.0529351898356434e+74
        42744396237020.52 2.453682837978432e+60
        -1.7254876169288538e-19 5.740361436789509e+46
        17372658217729.576 -3.3268053508298217e+65
        3.1723795276051995e-46 -1.91496621250205e+52
        2.5291168576486927e+30 -6.036371738748549e+97
        8.173125122390731e+44 -2.386750821929412e+67
        1.4557857274204025e-22 -2.920242607556289e+22
        10.0 9007199254740992.0 6.148914691236517e+18 -1.4285714285714285e+29
        int too large to convert to float
        integer division result too large for a float

        """#)
  }

  @Test func `numbers leave wider operands to the other class`() {
    let text = transcript(
      #"""
      print((1).__add__(2.0), (1).__lt__(2.0), True.__mul__(1.5), (1.5).__add__(2), (1.5).__add__(2j), (1).__add__(2))
      print(complex(1.5, -0.0), complex(-0.0, -0.0), complex(1j, 2j), complex(1, 2j))
      """#)
    #expect(
      text == #"""
        NotImplemented NotImplemented NotImplemented 3.5 NotImplemented 3
        (1.5-0j) (-0-0j) (-2+1j) (-1+0j)

        """#)
  }

  @Test func `statistics as exact as they can be`() {
    let text = transcript(
      #"""
      from statistics import *
      data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
      print(variance(data, mean(data)), harmonic_mean([40, 60]), harmonic_mean([40, 60], weights=[5, 30]))
      print(pstdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]))
      """#)
    #expect(
      text == #"""
        1.3720238095238095 48.0 56.0
        0.986893273527251

        """#)
  }

  @Test func `what cannot be unpacked into a call`() {
    let text = transcript(
      #"""
      def h(*a): pass
      for attempt in (lambda: h(*h), lambda: h(1, *h), lambda: h(**h)):
          try: attempt()
          except TypeError as e: print(e)
      def g(): yield
      try: g().throw(5)
      except TypeError as e: print(e)
      """#)
    #expect(
      text == #"""
        __main__.h() argument after * must be an iterable, not function
        Value after * must be an iterable, not function
        __main__.h() argument after ** must be a mapping, not function
        exceptions must be classes or instances deriving from BaseException, not int

        """#)
  }
}
