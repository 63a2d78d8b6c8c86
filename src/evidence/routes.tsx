import { academicYearOf } from '../kernel/index.ts'
import { z } from 'zod'
import { mayDo, route } from '../people/index.ts'
import { blankForm } from '../platform/forms/index.ts'
import { download, notFound, page } from '../platform/http/index.ts'
import { listSchools, urnParam } from '../schools/index.ts'
import {
  applyForm,
  heldValuesForm,
  likeForm,
  mappingForm,
  nothingForm,
  redateForm,
  undoForm,
  uploadForm,
} from './forms.ts'
import { heldValuesAnswer, saveHeldValuesAnswer } from './held-values-answers.tsx'
import { ImportPage } from './import-page.tsx'
import { ImportsPage } from './imports-page.tsx'
import { listImports } from './import-store.ts'
import { applyAnswer, lookedAt, discardAnswer, numberParam, redateAnswer, undoAnswer } from './import-answers.tsx'
import { layoutRoutes } from './layout-routes.tsx'
import { mappingAnswer } from './mapping-answer.tsx'
import { renamedAnswer } from './renamed-answer.tsx'
import { returnTemplate } from './return-template.ts'
import { uploadAnswer } from './upload-answer.tsx'
import { uploadLimit, UploadPage } from './upload-page.tsx'

const params = z.object({ number: numberParam })
const ofSchool = z.object({ urn: urnParam })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const routes = [
  ...layoutRoutes,
  route({
    method: 'GET',
    url: '/evidence',
    permission: 'read imports',
    audit: 'none',
    async act({ actor, frame, notice, read }) {
      const imports = await read((tx) => listImports(tx, actor.authority))
      const mayImport = mayDo(actor.role, 'import evidence')
      return page(<ImportsPage frame={frame} imports={imports} mayImport={mayImport} success={notice} />)
    },
  }),
  route({
    method: 'GET',
    url: '/evidence/import',
    permission: 'import evidence',
    audit: 'none',
    act: async ({ frame, once, notice }) =>
      page(<UploadPage frame={frame} form={blankForm()} once={once} success={notice} />),
  }),
  route({
    method: 'POST',
    url: '/evidence/import',
    permission: 'import evidence',
    audit: 'changes',
    form: uploadForm,
    fileLimit: uploadLimit,
    act: uploadAnswer,
  }),
  route({
    method: 'GET',
    url: '/evidence/imports/:number',
    permission: 'read imports',
    audit: 'none',
    params,
    async act({ actor, params: { number }, frame, once, notice, read }) {
      const found = await read((tx) => lookedAt(tx, actor, number))
      if (!found) return notFound()
      const shown = { frame, form: blankForm(), once, mayImport: mayDo(actor.role, 'import evidence') }
      return page(<ImportPage {...shown} {...found} success={notice} />)
    },
  }),
  route({
    method: 'POST',
    url: '/evidence/imports/:number/as-at',
    permission: 'import evidence',
    audit: 'changes',
    params,
    form: redateForm,
    act: redateAnswer,
  }),
  route({
    method: 'POST',
    url: '/evidence/imports/:number/apply',
    permission: 'import evidence',
    audit: 'changes',
    params,
    form: applyForm,
    act: applyAnswer,
  }),
  route({
    method: 'POST',
    url: '/evidence/imports/:number/discard',
    permission: 'import evidence',
    audit: 'changes',
    params,
    form: nothingForm,
    act: discardAnswer,
  }),
  route({
    method: 'POST',
    url: '/evidence/imports/:number/undo',
    permission: 'import evidence',
    audit: 'changes',
    params,
    form: undoForm,
    act: undoAnswer,
  }),
  route({
    method: 'POST',
    url: '/evidence/layouts',
    permission: 'import evidence',
    audit: 'changes',
    form: mappingForm,
    act: mappingAnswer,
  }),
  route({
    method: 'POST',
    url: '/evidence/layouts/like',
    permission: 'import evidence',
    audit: 'changes',
    form: likeForm,
    act: renamedAnswer,
  }),
  route({
    method: 'GET',
    url: '/evidence/template.xlsx',
    permission: 'import evidence',
    audit: 'none',
    async act({ actor, today, read }) {
      const schools = await read((tx) => listSchools(tx, actor.authority))
      const open = schools.filter(({ closedOn }) => closedOn === null || closedOn > today)
      const bytes = await returnTemplate(open, academicYearOf(today))
      return download(bytes, xlsx, 'what-the-authority-holds.xlsx')
    },
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/evidence/held',
    permission: 'enter evidence',
    audit: 'none',
    params: ofSchool,
    act: heldValuesAnswer,
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/evidence/held',
    permission: 'enter evidence',
    audit: 'changes',
    params: ofSchool,
    form: heldValuesForm,
    act: saveHeldValuesAnswer,
  }),
]
