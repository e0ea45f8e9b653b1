INSERT DATA {
$graphs}
