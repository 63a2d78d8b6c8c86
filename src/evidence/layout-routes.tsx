import { z } from 'zod'
import { route, type Actor } from '../people/index.ts'
import { blankForm, withErrors } from '../platform/forms/index.ts'
import { notFound, page, seeOther, unacceptable, type Answer, type Asked } from '../platform/http/index.ts'
import { nothingForm, renameForm } from './forms.ts'
import { lockImports, recordLayout } from './import-store.ts'
import { LayoutPage, LayoutsPage } from './layout-pages.tsx'
import { findOwnLayout, listOwnLayouts, removeLayout } from './layout-store.ts'

const one = {
  permission: 'import evidence',
  params: z.object({ layout: z.string().regex(/^[a-z0-9-]{1,70}$/) }),
} as const

/** The layouts people made: which there are, another name, and removal. */
export const layoutRoutes = [
  route({
    method: 'GET',
    url: '/evidence/layouts',
    permission: 'import evidence',
    audit: 'none',
    async act({ actor, frame, notice, read }) {
      const layouts = await read((tx) => listOwnLayouts(tx, actor.authority))
      return page(<LayoutsPage frame={frame} layouts={layouts} success={notice} />)
    },
  }),
  route({
    ...one,
    method: 'GET',
    url: '/evidence/layouts/:layout',
    audit: 'none',
    async act({ actor, params, frame, once, notice, read }) {
      const saved = await read((tx) => findOwnLayout(tx, actor.authority, params.layout))
      if (!saved) return notFound()
      const form = blankForm({ title: saved.layout.title })
      return page(<LayoutPage frame={frame} saved={saved} form={form} once={once} success={notice} />)
    },
  }),
  route({
    ...one,
    method: 'POST',
    url: '/evidence/layouts/:layout/rename',
    audit: 'changes',
    form: renameForm,
    act: renameAnswer,
  }),
  route({
    ...one,
    method: 'POST',
    url: '/evidence/layouts/:layout/remove',
    audit: 'changes',
    form: nothingForm,
    act: removeAnswer,
  }),
]

type OfLayout<Form> = Asked<Actor, { readonly layout: string }, unknown, Form>

function renameAnswer(asked: OfLayout<{ readonly title: string }>): Promise<Answer> {
  return asked.write(async (tx) => {
    const { actor, params, form, frame, once, now } = asked
    await lockImports(tx, actor.authority)
    const saved = await findOwnLayout(tx, actor.authority, params.layout)
    if (!saved) return notFound()
    if (!form.ok) return unacceptable(<LayoutPage frame={frame} saved={saved} form={form} once={once} />)
    const layout = { ...saved.layout, title: form.value.title }
    await recordLayout(tx, actor.authority, layout, { ...actor, at: now })
    const titles = { before: { title: saved.layout.title }, after: { title: layout.title } }
    await asked.audit(tx, { action: 'rename layout', subject: `layout ${saved.id}`, ...titles })
    return seeOther(`/evidence/layouts/${saved.id}`, `The layout is called “${layout.title}”.`)
  })
}

/** An import names the layout by which it was read: one that was used stays. */
function removeAnswer(asked: OfLayout<unknown>): Promise<Answer> {
  return asked.write(async (tx) => {
    const { actor, params, form, frame, once } = asked
    await lockImports(tx, actor.authority)
    const saved = await findOwnLayout(tx, actor.authority, params.layout)
    if (!saved) return notFound()
    if (saved.imports > 0) {
      const used = withErrors(form, { form: 'Imports were read by this layout, so it cannot be removed' })
      return unacceptable(<LayoutPage frame={frame} saved={saved} form={used} once={once} />)
    }
    await removeLayout(tx, actor.authority, saved.id)
    await asked.audit(tx, { action: 'remove layout', subject: `layout ${saved.id}`, before: saved.layout })
    return seeOther('/evidence/layouts', `The layout “${saved.layout.title}” is removed.`)
  })
}
