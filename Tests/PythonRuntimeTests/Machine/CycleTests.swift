import Testing

@testable import PythonRuntime

struct CycleTests {
  @Test func `unreachable cycles through instances, closures and containers are freed`() throws {
    let interpreter = Interpreter(host: Host(write: { _ in }, writeError: { _ in }))
    try interpreter.run(
      """
      class Node:
          def __init__(self): self.parts = [self, {"self": self}, (self,)]
      def make():
          node = Node()
          node.back = lambda: node
      for i in range(50):
          make()
      """, fileName: "test.py", mode: .file)
    interpreter.collectCycles()
    #expect(interpreter.collectCycles() == 0)
  }

  @Test func `what is still reachable is left alone`() {
    let text = transcript(
      """
      class Node:
          def __init__(self, n):
              self.n = n
              self.me = self
              self.call = lambda: self.n
      kept = [Node(i) for i in range(5)]
      for i in range(30000): Node(i)
      print([node.me.n for node in kept], [node.call() for node in kept])
      """)
    #expect(text == "[0, 1, 2, 3, 4] [0, 1, 2, 3, 4]\n")
  }

  @Test func `__del__ of a cycle runs once, with its attributes`() {
    let text = transcript(
      """
      class Node:
          def __init__(self, name):
              self.name = name
              self.me = self
          def __del__(self):
              print("gone", self.name)
      Node("a")
      class Other: pass
      for i in range(30000):
          o = Other()
          o.me = o
      print("end")
      """)
    #expect(text == "gone a\nend\n")
  }
}
