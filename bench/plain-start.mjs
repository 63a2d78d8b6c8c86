// The least that answers a page: Fastify with one fixed text.
import fastify from 'fastify'

const server = fastify()
server.get('/sign-in', (_, reply) => reply.type('text/html').send('<!DOCTYPE html><title>Sign in</title>'))
await server.listen({ port: Number(process.env.PORT), host: process.env.HOST })
