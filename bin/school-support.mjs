#!/usr/bin/env node
// The command. Makes sure that what it runs is built from what is there, then hands over.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  stop(`Agree school support needs Node.js 20.19 or newer; this is ${process.versions.node}.`)

const here = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
if (!existsSync(here('node_modules/fastify')))
  stop('Some of what this needs is not installed. Run "npm ci" in the project folder first.')

if (existsSync(here('src'))) {
  const { build } = await import('../scripts/build.mjs')
  await build().catch((error) => stop(`The build failed: ${error.message}`))
}
await import('../dist/cli.js')

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
