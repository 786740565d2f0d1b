import Testing

/// What errors about arguments and what representations call functions.
struct ArgumentTextTests {
  @Test func `what is missing is told before what is unknown`() {
    let text = transcript(
      #"""
      import itertools
      def f(): pass
      def text(function, *args, **kwargs):
          try: function(*args, **kwargs)
          except TypeError as e: print(e)
      text(sorted, foo=1)
      text(sorted, [1], foo=1)
      text(sorted)
      text(sorted, [1], 2)
      text(sum, foo=1)
      text(itertools.combinations, 'a')
      text(list.__getitem__)
      for call in (lambda: f(*len), lambda: f(**len), lambda: len(*3), lambda: [].append(*3), lambda: int(*3),
                   lambda: (lambda: 0)(*3), lambda: dict(**3)):
          text(call)
      """#)
    #expect(
      text == #"""
        sorted expected 1 argument, got 0
        'foo' is an invalid keyword argument for sort()
        sorted expected 1 argument, got 0
        sorted expected 1 argument, got 2
        sum() takes at least 1 positional argument (0 given)
        combinations() missing required argument 'r' (pos 2)
        unbound method list.__getitem__() needs an argument
        __main__.f() argument after * must be an iterable, not builtin_function_or_method
        __main__.f() argument after ** must be a mapping, not builtin_function_or_method
        len() argument after * must be an iterable, not int
        list.append() argument after * must be an iterable, not int
        int() argument after * must be an iterable, not int
        __main__.<lambda>.<locals>.<lambda>() argument after * must be an iterable, not int
        dict() argument after ** must be a mapping, not int

        """#)
  }

  @Test func `wrappers and methods are told apart`() {
    let text = transcript(
      #"""
      def show(value): print(repr(value).split(' at ')[0])
      for value in (object.__init__, type.__call__, object().__str__, list.__getitem__, [].__getitem__, dict.__contains__,
                    (lambda: 0).__call__, int.__add__, list.__len__, list.append, str.__format__):
          show(value)
      print(type(object.__init__), type(list.__getitem__))
      """#)
    #expect(
      text == #"""
        <slot wrapper '__init__' of 'object' objects>
        <slot wrapper '__call__' of 'type' objects>
        <method-wrapper '__str__' of object object
        <method '__getitem__' of 'list' objects>
        <built-in method __getitem__ of list object
        <method '__contains__' of 'dict' objects>
        <method-wrapper '__call__' of function object
        <slot wrapper '__add__' of 'int' objects>
        <slot wrapper '__len__' of 'list' objects>
        <method 'append' of 'list' objects>
        <method '__format__' of 'str' objects>
        <class 'wrapper_descriptor'> <class 'method_descriptor'>

        """#)
  }
}
