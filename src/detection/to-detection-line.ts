import {
  type Detection,
  nothingFound,
  type Person,
  type Reason,
  type Stage,
  type Verdict,
} from './interview-detection.ts'

type LinePerson = Pick<Person, 'name' | 'email'>

/** One line of `detect --json`: a stable shape that other programs read. */
export interface DetectionLine {
  id: string
  verdict: Verdict
  score: number
  company: string | null
  role: string | null
  stage: Stage | null
  interviewers: LinePerson[]
  recruiter: LinePerson | null
  platform: string | null
  language: string | null
  reasons: Reason[]
}

/** The line for one judged event, with exactly these keys in this order. */
export function toDetectionLine(id: string, detection: Detection): DetectionLine {
  const { verdict, score, company, role, stage, interviewers, recruiter, platform, language, reasons } =
    detection.verdict === 'no' ? { ...detection, ...nothingFound } : detection
  return {
    id,
    verdict,
    score,
    company,
    role,
    stage,
    interviewers: interviewers.map(linePerson),
    recruiter: recruiter && linePerson(recruiter),
    platform,
    language,
    reasons: reasons.map(({ signal, weight, evidence }) => ({ signal, weight, evidence })),
  }
}

function linePerson({ name, email }: Person): LinePerson {
  return { name, email }
}
