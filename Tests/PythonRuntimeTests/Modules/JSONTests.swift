import Testing

struct JSONTests {
  @Test func `JSON is written and read, and errors say where`() {
    let text = transcript(
      #"""
      import json
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__module__, type(e).__name__, e)
      data = {"a": [1, 2.5, None, True], "b": {"é\n": "😀"}, "c": [], 1: (2, 3)}
      print(json.dumps(data), json.dumps(data, ensure_ascii=False, separators=(",", ":")))
      print(json.dumps(data, indent=2))
      print(json.dumps({"b": 1, "a": float("nan")}, sort_keys=True), json.loads(json.dumps(data)))
      print(json.loads('[1e3, -0, 1.5E-2, "\\u00e9\\ud83d\\ude00"]', parse_int=str))
      attempt(lambda: json.dumps({1, 2}))
      attempt(lambda: json.dumps({(1, 2): 3}))
      attempt(lambda: json.dumps(float("inf"), allow_nan=False))
      attempt(lambda: json.dumps({1, 2}, default=sorted))
      for text in ('', '[1,]', '{"a":1,}', '{"a" 1}', '"abc', '[1 2]', '1 2', '"\\x"', '\n nul'):
          attempt(lambda: json.loads(text))
      attempt(lambda: json.loads(5))
      circle = []
      circle.append(circle)
      attempt(lambda: json.dumps(circle))
      """#)
    #expect(
      text == #"""
        {"a": [1, 2.5, null, true], "b": {"\u00e9\n": "\ud83d\ude00"}, "c": [], "1": [2, 3]} {"a":[1,2.5,null,true],"b":{"é\n":"😀"},"c":[],"1":[2,3]}
        {
          "a": [
            1,
            2.5,
            null,
            true
          ],
          "b": {
            "\u00e9\n": "\ud83d\ude00"
          },
          "c": [],
          "1": [
            2,
            3
          ]
        }
        {"a": NaN, "b": 1} {'a': [1, 2.5, None, True], 'b': {'é\n': '😀'}, 'c': [], '1': [2, 3]}
        [1000.0, '-0', 0.015, 'é😀']
        builtins TypeError Object of type set is not JSON serializable
        builtins TypeError keys must be str, int, float, bool or None, not tuple
        builtins ValueError Out of range float values are not JSON compliant
        [1, 2]
        json.decoder JSONDecodeError Expecting value: line 1 column 1 (char 0)
        json.decoder JSONDecodeError Expecting value: line 1 column 4 (char 3)
        json.decoder JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 8 (char 7)
        json.decoder JSONDecodeError Expecting ':' delimiter: line 1 column 6 (char 5)
        json.decoder JSONDecodeError Unterminated string starting at: line 1 column 1 (char 0)
        json.decoder JSONDecodeError Expecting ',' delimiter: line 1 column 4 (char 3)
        json.decoder JSONDecodeError Extra data: line 1 column 3 (char 2)
        json.decoder JSONDecodeError Invalid \escape: line 1 column 2 (char 1)
        json.decoder JSONDecodeError Expecting value: line 2 column 2 (char 2)
        builtins TypeError the JSON object must be str, bytes or bytearray, not int
        builtins ValueError Circular reference detected

        """#)
  }
}
