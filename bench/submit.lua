-- Submits requests for many members, each with a key of its own. Reads what to send from the environment.
local cookie, csrf, prefix = os.getenv("COOKIE"), os.getenv("CSRF"), os.getenv("PREFIX")
local bodies, count = {}, 0
for line in io.lines(os.getenv("BODIES")) do
  count = count + 1
  bodies[count] = line
end

local threads = 0
function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
end

local sent = 0
function request()
  sent = sent + 1
  local headers = {
    ["Content-Type"] = "application/json",
    ["Cookie"] = cookie,
    ["X-CSRF-Token"] = csrf,
    ["Idempotency-Key"] = prefix .. "-" .. id .. "-" .. sent,
  }
  return wrk.format("POST", "/api/requests", headers, bodies[(sent * 7919 + id * 104729) % count + 1])
end

local refused = 0
function response(status)
  if status ~= 201 then refused = refused + 1 end
end

function done(summary, latency)
  io.write(string.format("RESULT %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(99),
    summary.errors.status))
end
