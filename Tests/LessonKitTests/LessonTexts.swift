/// Lessons in the language of `FakeSession`.
enum LessonTexts {
  /// One step of each kind, twice an exercise.
  static let small = """
    ---
    title: Small
    summary: A lesson for tests.
    ---

    # Small

    Welcome.

    ## Making one
    <!-- section: making-one -->

    First *make* it.

    ```pycon
    >>> x = tracked(1, 2)
    >>> x
    tensor([1.0, 2.0], requires_grad=True)

    ```

    Then look.

    ## One more
    <!-- exercise: one-more -->

    Bind `y` to one more than `x`.

    <details><summary>Hint</summary>

    Add something.

    </details>

    <details><summary>Hint</summary>

    Add one.

    </details>

    <details><summary>Solution</summary>

    ```pycon
    >>> y = x + 1

    ```

    One more it is.

    </details>

    <details><summary>Wrong answer</summary>

    ```python
    y = x + 2
    ```

    That is two more.

    </details>

    <details><summary>Wrong answer</summary>

    ```python
    back(tensor(1))
    ```

    That one cannot be walked back.

    </details>

    ## What is it?
    <!-- prediction: what-is-it -->

    What does `detach(y)` print?

    <details><summary>Answer</summary>

    ```pycon
    >>> detach(y)
    tensor([2.0, 3.0])

    ```

    Cut loose.

    </details>

    ## Which?
    <!-- choice: which -->

    Which is a leaf?

    - [ ] y

      It was made by an addition.

    - [x] x

      You made it.

    ## Two names
    <!-- exercise: two-names -->

    Bind `a` to 1 and `b` to 2.

    <details><summary>Hint</summary>

    Two commands.

    </details>

    <details><summary>Solution</summary>

    ```pycon
    >>> a = 1
    >>> b = 2

    ```

    </details>

    <details><summary>Wrong answer</summary>

    ```python
    a = 2
    b = 1
    ```

    The other way round.

    </details>

    """

  /// A lesson of one section, with a random number in it.
  static let second = """
    ---
    title: Second
    summary: Another one.
    ---

    # Second

    ## Rolling
    <!-- section: rolling -->

    Roll.

    ```pycon
    >>> r = roll()

    ```

    ## Rolled
    <!-- section: rolled -->

    ```pycon
    >>> s = roll()

    ```

    """
}
