import { liveProcesses } from './live-processes.ts'
import { isEmptyWeek } from './should-send.ts'
import type { Week } from './week.ts'

export type Mood = 'offer' | 'rejection' | 'first' | 'empty' | 'busy' | 'normal'

/** The word that closes the digest: one for the week, one about how many processes are live. */
export interface Encouragement {
  mood: Mood
  word: string
  advice: string
}

const busyFrom = 3

/**
 * Credits the doing and speaks of learning; it promises nothing, compares with nobody and does not cheer. Several
 * wordings per mood follow each other week by week, so that two digests in a row differ.
 */
const words: Record<Mood, [string, ...string[]]> = {
  offer: [
    'An offer deserves a rested head. Take the time you were given.',
    'Nothing needs deciding today. Write down what you still want to know.',
    'Read the offer on two different days, the work as well as the terms.',
  ],
  rejection: [
    'A no is a decision about one role at one time. What you prepared stays with you.',
    'Take a day to put it down, then write one line about what you would do again.',
    'It is settled. Your notes from it are yours to use in the next conversation.',
  ],
  first: [
    'Your first digest: each week it keeps track of what is ahead for you.',
    'Afterword keeps track of the days after each interview. You decide what is sent.',
    'What counts here is in your own hands: a letter sent, a note written.',
  ],
  empty: [
    'A quiet week is a good time to look for one opening you would enjoy.',
    'Nothing is waiting. Twenty minutes on a single application is a whole step.',
    'No dates this week. One message to somebody in your trade is a beginning.',
  ],
  busy: [
    'A full week: keep half an hour after each interview for notes.',
    'Prepare one conversation at a time, and write three lines after each.',
    'With this many conversations a walk is preparation too.',
  ],
  normal: [
    'How well you prepare is in your hands. The rest is not, so let it be.',
    'Choose one thing to try differently next time, and note how it went.',
    'Every conversation teaches something. Three lines of notes keep it.',
    'Finish one thing today that has been waiting.',
  ],
}

/** The word to keep going that fits the week; the same week always gives the same one. */
export function encouragement(week: Week): Encouragement {
  const mood = moodOf(week)
  const wordings = words[mood]
  const word = wordings[weekNumber(week.isoWeek) % wordings.length] ?? wordings[0]
  return { mood, word, advice: mood === 'offer' ? offerAdvice(week) : searchAdvice(week) }
}

/** An offer is spoken of before anything else, and a rejection is never passed over for a busy week. */
function moodOf(week: Week): Mood {
  if (week.offers.length > 0) return 'offer'
  if (week.rejections.length > 0) return 'rejection'
  if (week.firstWeek) return 'first'
  if (isEmptyWeek(week)) return 'empty'
  return week.upcoming.length >= busyFrom ? 'busy' : 'normal'
}

function offerAdvice(week: Week): string {
  if (week.offers.length > 1)
    return 'Offers side by side give you something to compare and to negotiate with.'
  const others = liveProcesses(week.pipeline.now) - week.pipeline.now.offer
  if (others > 0) return 'Tell the other open processes your date: a second offer would give you a choice.'
  return 'With a single offer, questions about its terms are all the more in order.'
}

function searchAdvice(week: Week): string {
  const live = liveProcesses(week.pipeline.now)
  if (live === 0) return 'One new opening sets the search in motion.'
  if (live === 1) return 'One live process is not enough: a second takes weight off this one.'
  return `${live} live processes: more offers, more room to choose.`
}

/** Counts on from week to week, also across the turn of a year. */
function weekNumber(isoWeek: string): number {
  const [year = 0, week = 0] = isoWeek.split('-W').map(Number)
  return year * 53 + week
}
