declare module 'autocannon' {
  interface Load {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly headers?: Readonly<Record<string, string>>
    /** Requests a second of all connections together; what waits behind a late answer is counted as having waited. */
    readonly overallRate?: number
    readonly requests?: readonly { readonly method: 'GET'; readonly path: string }[]
  }
  interface Measured {
    readonly requests: { readonly average: number }
    /** In milliseconds. */
    readonly latency: { readonly p50: number; readonly p97_5: number; readonly p99: number; readonly max: number }
    readonly non2xx: number
    readonly errors: number
  }
  export default function autocannon(load: Load): Promise<Measured>
}
