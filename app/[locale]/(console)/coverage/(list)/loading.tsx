export { default } from "../../branches/(list)/loading.tsx";
