-- Asks for one code after the other.
local codes = { "72148", "97110", "E0601", "99213", "J0585", "G0378", "27447", "00000" }
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local n = 0
function request()
  n = n + 1
  local body = '{"plan":"harbor","date":"2026-11-24","line":"medi_cal","place":"22","code":"' .. codes[n % #codes + 1] .. '"}'
  return wrk.format(nil, "/api/lookup", nil, body)
end

function done(summary, latency)
  io.write(string.format("RESULT %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(99),
    summary.errors.status))
end
