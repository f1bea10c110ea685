/** A practice as the app begins and ends it (practice-session.tsx); features are told only that there is one to begin. */
import { createContext, useContext } from 'react'
import type { Lesson } from '../../src-domain/training/lessons.ts'
import type { PracticeBody } from '../../src-domain/training/practice.ts'
import type { Refusal, Result } from '../../src-domain/shared/result.ts'
import type { KeyHolder } from '../../src-main/bridge/contract.ts'

export type PracticePlan = {
  readonly lesson: Lesson
  readonly learner:
    | { readonly audience: 'staff'; readonly person: KeyHolder }
    /** Undefined: nobody is signed in. */
    | { readonly audience: 'elder'; readonly elder: string | undefined }
    | { readonly audience: 'family' }
  readonly watchedBy?: PracticeBody['watchedBy']
}

/** Closes the station and opens the made-up one; refused where the beginning could not be written down. */
export type BeginPractice = (plan: PracticePlan) => Promise<Result<void, Refusal>>

/** Undefined where none can begin: within a practice, and while the day is not open. */
export const PracticeContext = createContext<BeginPractice | undefined>(undefined)
export const useBeginPractice = (): BeginPractice | undefined => useContext(PracticeContext)
