import type { Clue, Findings } from './clue.ts'

/** Whoever is sent a test is assessed. */
const TEST = 2.4

/** The mark of a system that arranges or runs interviews. Says nothing about who is interviewed. */
export function platformMark({ reading, platform }: Findings): Clue[] {
  const rule = reading.rules.platforms.find(([name]) => name === platform)?.[1]
  if (!rule || rule.kind === 'scheduler') return []
  return [
    {
      signal: 'platform-mark',
      strength: rule.kind === 'assessment' ? TEST : 1,
      evidence: `Sent or run by ${platform}, which companies use for hiring`,
    },
  ]
}
