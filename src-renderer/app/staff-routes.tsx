/**
 * The addresses of the staff face. Screens of features take callbacks and ids; only this file knows the addresses and joins
 * one feature to another.
 */
import type { RouteObject } from 'react-router'

export const staffRoutes: readonly RouteObject[] = []
