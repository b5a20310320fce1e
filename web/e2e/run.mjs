// Browser tests against the server at BASE_URL. `node e2e/run.mjs words` runs the tests whose name holds the words.
import { runAll } from "./harness.mjs";
import "./lookup.mjs";
import "./session.mjs";
import "./submit.mjs";
import "./episode.mjs";
import "./paths.mjs";
import "./home.mjs";
import "./drafts.mjs";
import "./documents.mjs";
import "./members.mjs";
import "./languages.mjs";
import "./lists.mjs";
import "./limits.mjs";
import "./narrow.mjs";
import "./queue.mjs";
import "./case.mjs";
import "./access.mjs";
import "./accounts.mjs";
import "./admin.mjs";
import "./rights.mjs";
import "./announcements.mjs";
import "./programs.mjs";
import "./restricted.mjs";
import "./reports.mjs";
import "./appeals_desk.mjs";
import "./stays_desk.mjs";

await runAll();
