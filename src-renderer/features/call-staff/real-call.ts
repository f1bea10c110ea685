/**
 * In a practice a call rings at nobody: who is in trouble in the middle of one needs a way out of it that calls. Given by the app while a
 * practice runs; the call is made when the station is open again.
 */
import { createContext, useContext } from 'react'

/** Ends the practice and calls for real; undefined outside a practice. */
export const RealCallContext = createContext<(() => void) | undefined>(undefined)
export const useRealCall = (): (() => void) | undefined => useContext(RealCallContext)

/** True once, when a practice was left for a call. */
export const CallWantedContext = createContext<() => boolean>(() => false)
export const useTakeWantedCall = (): (() => boolean) => useContext(CallWantedContext)
