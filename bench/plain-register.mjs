// The register as one would write it first: Express 5, Nunjucks and the macros of govuk-frontend, rows from memory, no
// session and no database. Its words are those of the service's own page (PAGE, a JSON file).
import express from 'express'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'

const page = JSON.parse(readFileSync(process.env.PAGE, 'utf8'))
const frontend = path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'))
const here = path.dirname(fileURLToPath(import.meta.url))
const size = 50

const app = express()
nunjucks.configure([here, path.join(frontend, 'dist')], { autoescape: true, express: app })

app.get(page.path, (request, response) => {
  const words = String(request.query.q ?? '').toLowerCase()
  const found = page.rows.filter((row) => words === '' || row[0].text.toLowerCase().includes(words))
  const pages = Math.max(1, Math.ceil(found.length / size))
  const at = Math.min(Math.max(1, Number(request.query.page) || 1), pages)
  const rows = found.slice((at - 1) * size, at * size)
  response.render('plain-register.njk', { ...page, rows, found: found.length, at, pages, words })
})

app.listen(Number(process.env.PORT), process.env.HOST)
