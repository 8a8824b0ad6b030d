import { withTemporaryFolder } from "./temporary.ts";
import { conclude, runAtOnce } from "./steps/run.ts";
import { staticSteps } from "./steps/static.ts";

conclude(await withTemporaryFolder((folder) => runAtOnce(staticSteps(folder))));
