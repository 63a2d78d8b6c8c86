import { z } from 'zod'
import type { Urn } from './school.ts'

/** A URN in an address: up to seven digits. */
export const urnParam = z
  .string()
  .regex(/^[1-9]\d{0,6}$/)
  .transform((text) => Number(text) as Urn)
