/** Asks as a source does: a server that is too busy says when to come again (503, Retry-After), and it is asked again. */
export async function ask(url: string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(url, init)
  const seconds = Number(answer.headers.get('retry-after'))
  if (answer.status !== 503 || !(seconds > 0)) return answer
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
  return ask(url, init)
}
