const most = 2000

/**
 * A pure function of one text which keeps its recent answers: the same few roles, companies and names come again with
 * every letter of a process. Holds at most 2,000 answers.
 */
export function remembered<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = compute(text)
    if (answers.size >= most) answers.clear()
    answers.set(text, answer)
    return answer
  }
}
