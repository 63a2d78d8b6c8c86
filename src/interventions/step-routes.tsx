import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import { route } from '../people/index.ts'
import { notFound, page, type AnyRoute } from '../platform/http/index.ts'
import { urnParam } from '../schools/index.ts'
import { loadSteps } from './around-steps.tsx'
import { SchoolStepsPage } from './school-steps-page.tsx'
import { StepPage } from './step-page.tsx'
import type { StepId } from './statutory-step.ts'

export const ofStep = z.object({ urn: urnParam, step: z.uuid().transform((id) => id as StepId) })

/** Reading: a school's steps, and one of them whole. Who reads is remembered. */
export const stepRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url: '/schools/:urn/statutory-powers',
    permission: 'read statutory powers',
    audit: 'sensitive',
    params: z.object({ urn: urnParam }),
    act: (asked) =>
      asked.read(async (tx) => {
        const around = await loadSteps(tx, asked)
        return around ? page(<SchoolStepsPage around={around} notice={asked.notice} />) : notFound()
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/statutory-powers/:step',
    permission: 'read statutory powers',
    audit: 'sensitive',
    params: ofStep,
    act: (asked) =>
      asked.read(async (tx) => {
        const around = await loadSteps(tx, asked)
        const step = around?.steps.find(({ id }) => id === asked.params.step)
        if (!around || !step) return notFound()
        const { criteria } = await editionInForce(tx, asked.actor.authority, asked.today)
        return page(<StepPage around={around} step={step} criteria={criteria} notice={asked.notice} />)
      }),
  }),
]
