import { type SectionCode, sectionCodes } from '../../../src-domain/assessments/instrument.ts'

export type Step = SectionCode | 'health' | 'about' | 'check'
export const steps: readonly Step[] = [...sectionCodes, 'health', 'about', 'check']
export const isSection = (step: Step): step is SectionCode => (sectionCodes as readonly string[]).includes(step)
